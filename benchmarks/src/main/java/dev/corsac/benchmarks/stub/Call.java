package dev.corsac.benchmarks.stub;

import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param origin its {@code Origin}; null for none
 * @param requestMethod its {@code Access-Control-Request-Method}; null for none
 * @param requestHeaders its {@code Access-Control-Request-Headers}; null for none
 * @param fetchSite its {@code Sec-Fetch-Site}; null for none
 */
public record Call(
    String method,
    String path,
    @Nullable String origin,
    @Nullable String requestMethod,
    @Nullable String requestHeaders,
    @Nullable String fetchSite) {

  /** One without {@code Sec-Fetch-Site}. */
  public Call(
      String method,
      String path,
      @Nullable String origin,
      @Nullable String requestMethod,
      @Nullable String requestHeaders) {
    this(method, path, origin, requestMethod, requestHeaders, null);
  }

  /** The value of a header; null if the request does not have it. */
  public @Nullable String header(String name) {
    return switch (name.length()) {
      case 4 -> name.equalsIgnoreCase("Host") ? "api.example.com" : null;
      case 6 -> name.equalsIgnoreCase("Origin") ? origin : null;
      case 14 -> name.equalsIgnoreCase("Sec-Fetch-Site") ? fetchSite : null;
      case 29 -> name.equalsIgnoreCase("Access-Control-Request-Method") ? requestMethod : null;
      case 30 -> name.equalsIgnoreCase("Access-Control-Request-Headers") ? requestHeaders : null;
      default -> null;
    };
  }

  /**
   * The same in strings whose hash nobody has computed yet, as a server reads them off the wire.
   */
  public Call fresh() {
    return new Call(
        method,
        fresh(path),
        origin == null ? null : fresh(origin),
        requestMethod,
        requestHeaders,
        fetchSite == null ? null : fresh(fetchSite));
  }

  private static String fresh(String text) {
    return new String(text.toCharArray());
  }
}
