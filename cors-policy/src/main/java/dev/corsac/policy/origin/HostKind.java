package dev.corsac.policy.origin;

/** What the host of an {@link OriginPattern} is. */
public enum HostKind {
  /** A DNS name in ASCII, {@code app.example.com}. */
  DOMAIN,
  /** An IPv4 address, {@code 127.0.0.1}. */
  IPV4,
  /** An IPv6 address in brackets, {@code [::1]}. */
  IPV6
}
