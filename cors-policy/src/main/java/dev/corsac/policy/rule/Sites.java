package dev.corsac.policy.rule;

/**
 * Which origins are of one site (HTML Standard, "same site"): the same scheme, and the same
 * registrable domain by the public suffix list, or the same host where there is none.
 */
public final class Sites {

  private Sites() {}

  /**
   * Whether two origins are of one site; an opaque origin is of none.
   *
   * @param one the serialisation of an origin
   * @param other the serialisation of an origin
   */
  public static boolean same(String one, String other) {
    return !one.equals("null")
        && scheme(one).equals(scheme(other))
        && registrable(host(one)).equals(registrable(host(other)));
  }

  private static String scheme(String origin) {
    return origin.substring(0, Math.max(origin.indexOf("://"), 0));
  }

  private static String host(String origin) {
    String authority = origin.substring(origin.indexOf("://") + 3);
    int port = authority.indexOf(':', authority.lastIndexOf(']') + 1);
    return port < 0 ? authority : authority.substring(0, port);
  }

  private static String registrable(String host) {
    if (host.startsWith("[") || host.matches("[0-9.]+")) {
      return host;
    }
    PublicSuffixList suffixes = PublicSuffixList.bundled();
    String domain = host;
    for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      String above = host.substring(dot + 1);
      // An unknown last label is a public suffix too (the list's rule "*").
      if (suffixes.isPublicSuffix(above) || above.indexOf('.') < 0) {
        return domain;
      }
      domain = above;
    }
    return host;
  }
}
