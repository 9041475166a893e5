package dev.corsac.cli.export;

import dev.corsac.cli.edge.OriginRegion;
import dev.corsac.policy.origin.OriginPattern;

/** The origins of a region as a regular expression that PCRE and RE2 read alike. */
final class OriginExpression {
  private static final String HIGH_PORTS =
      "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]";

  private OriginExpression() {}

  /**
   * The expression, without anchors. It does not count the characters of a whole host, which has at
   * most 253: no browser has a longer one.
   */
  static String of(OriginRegion region) {
    String labels = region.below() ? "(?:[a-z0-9_-]{1,63}\\.)+" : "";
    return PortableRegex.quoted(region.scheme() + "://")
        + labels
        + PortableRegex.quoted(region.host())
        + port(region);
  }

  /** The same for a pattern; that of {@code *} does not exist. */
  static String of(OriginPattern pattern) {
    int port = pattern.anyPort() ? OriginRegion.ANY_PORT : pattern.port();
    return of(new OriginRegion(pattern.scheme(), pattern.host(), pattern.subdomains(), port, 0));
  }

  private static String port(OriginRegion region) {
    return switch (region.port()) {
      case OriginRegion.NO_PORT -> "";
      case OriginRegion.ANY_PORT -> "(?::(?:" + ports(region.scheme()) + "))?";
      default -> ":" + region.port();
    };
  }

  /** 1 to 65535 without the scheme's default, which browsers leave out. */
  private static String ports(String scheme) {
    return switch (scheme) {
      case "http" ->
          HIGH_PORTS.replace("[1-9][0-9]{0,3}", "[1-9]|[1-79][0-9]|8[1-9]|[1-9][0-9]{2,3}");
      case "https" ->
          HIGH_PORTS.replace(
              "[1-9][0-9]{0,3}",
              "[1-9][0-9]?|[1-35-9][0-9]{2}|4[0-35-9][0-9]|44[0-24-9]|[1-9][0-9]{3}");
      default -> HIGH_PORTS;
    };
  }
}
