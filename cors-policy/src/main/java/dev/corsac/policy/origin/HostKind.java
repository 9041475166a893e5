package dev.corsac.policy.origin;

/** What the host of an {@link OriginPattern} is. */
public enum HostKind {
  /** What can be a DNS name in ASCII, {@code app.example.com}, whatever the scheme. */
  DOMAIN,
  /** An IPv4 address, {@code 127.0.0.1}. */
  IPV4,
  /** An IPv6 address in brackets, {@code [::1]}. */
  IPV6,
  /** What stands there in the origin of an application or an extension, {@code app://-}. */
  OPAQUE
}
