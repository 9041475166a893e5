package dev.corsac.policy.origin;

import java.util.Optional;
import java.util.Set;

/** Which schemes stand in {@code Origin} headers. */
final class Schemes {

  private static final Set<String> NEVER =
      Set.of("file", "data", "blob", "javascript", "about", "filesystem", "ws", "wss", "ftp");

  private static final int MISSPELT = 2;

  private Schemes() {}

  /** Whether a scheme, in lower case, never stands in an {@code Origin} header. */
  static boolean isNever(String scheme) {
    return NEVER.contains(scheme);
  }

  /**
   * What was meant by a scheme that is almost http or https, or by that of a WebSocket, whose
   * handshake bears the origin of the page.
   *
   * @param scheme in lower case
   * @return http or https; empty if the scheme is one of them, or far from both
   */
  static Optional<String> meant(String scheme) {
    switch (scheme) {
      case "http", "https" -> {
        return Optional.empty();
      }
      case "ws" -> {
        return Optional.of("http");
      }
      case "wss" -> {
        return Optional.of("https");
      }
      default -> {}
    }
    if (isNever(scheme)) {
      return Optional.empty();
    }
    int http = EditDistance.atMost(MISSPELT, scheme, "http");
    int https = EditDistance.atMost(MISSPELT, scheme, "https");
    if (Math.min(http, https) > MISSPELT) {
      return Optional.empty();
    }
    return Optional.of(http < https ? "http" : "https");
  }
}
