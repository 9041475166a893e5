package dev.corsac.cli.edge;

/**
 * A set of origins that all policies treat alike.
 *
 * @param scheme the scheme
 * @param host a host
 * @param below whether it is that host's subdomains that are meant, not the host
 * @param port the port; {@link #NO_PORT} or {@link #ANY_PORT}
 * @param originClass which origins of other regions it is treated like; 1 or more
 */
public record OriginRegion(String scheme, String host, boolean below, int port, int originClass) {

  /** The scheme's default port, which origins do not show. */
  public static final int NO_PORT = -1;

  /** Every port, the default included. */
  public static final int ANY_PORT = -2;

  private static final int SOME_PORT = 49_151;

  /** One of its origins. */
  String sample() {
    return scheme
        + "://"
        + (below ? "corsac-sample." : "")
        + host
        + (port == NO_PORT ? "" : ":" + (port == ANY_PORT ? SOME_PORT : port));
  }

  /** Whether it is a single origin. */
  public boolean isExact() {
    return !below && port != ANY_PORT;
  }

  OriginRegion in(int number) {
    return new OriginRegion(scheme, host, below, port, number);
  }
}
