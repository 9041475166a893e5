package dev.corsac.policy.rule;

import dev.corsac.policy.origin.HostKind;
import dev.corsac.policy.origin.OriginPattern;

/** Hosts that are this machine or this network. */
final class LocalHosts {

  private LocalHosts() {}

  /** {@code localhost}, {@code *.localhost}, 127.0.0.0/8 and {@code [::1]}. */
  static boolean isLoopback(OriginPattern pattern) {
    String host = pattern.host();
    return switch (pattern.hostKind()) {
      case DOMAIN -> host.equals("localhost") || host.endsWith(".localhost");
      case IPV4 -> octet(host, 0) == 127;
      case IPV6 -> host.equals("[::1]");
      case OPAQUE -> false;
    };
  }

  /**
   * The private and link-local addresses of RFC 1918, RFC 3927, RFC 4193 and RFC 4291: 10/8,
   * 172.16/12, 192.168/16, 169.254/16, fc00::/7, fe80::/10.
   */
  static boolean isPrivate(OriginPattern pattern) {
    String host = pattern.host();
    if (pattern.hostKind() == HostKind.IPV6) {
      int first = firstPiece(host);
      return (first & 0xfe00) == 0xfc00 || (first & 0xffc0) == 0xfe80;
    }
    if (pattern.hostKind() == HostKind.IPV4) {
      int first = octet(host, 0);
      int second = octet(host, 1);
      return first == 10
          || (first == 172 && second >> 4 == 1)
          || (first == 192 && second == 168)
          || (first == 169 && second == 254);
    }
    return false;
  }

  private static int octet(String canonicalIpv4, int index) {
    return Integer.parseInt(canonicalIpv4.split("\\.", -1)[index]);
  }

  private static int firstPiece(String canonicalIpv6) {
    int colon = canonicalIpv6.indexOf(':');
    return colon == 1 ? 0 : Integer.parseInt(canonicalIpv6.substring(1, colon), 16);
  }
}
