package dev.corsac.policy.origin;

import dev.corsac.policy.finding.EditDistance;
import java.util.Optional;
import java.util.Set;

/** What is known of the schemes of origins. */
final class Schemes {

  private static final Set<String> NEVER =
      Set.of("file", "data", "blob", "javascript", "about", "filesystem", "ws", "wss", "ftp");

  /** Browser extensions' origins end in the extension's id. */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "chrome-extension",
          "moz-extension",
          "ms-browser-extension",
          "safari-extension",
          "safari-web-extension");

  /** Frameworks whose applications all have the same host unless it is configured. */
  private static final Set<String> ON_LOCALHOST = Set.of("capacitor", "ionic", "tauri");

  private static final int MISSPELT = 2;

  private Schemes() {}

  /**
   * Whether a scheme, in lower case, is no site's and no application's: what has it sends {@code
   * null}, the origin of something else, or one that it shares with everybody.
   */
  static boolean isNever(String scheme) {
    return NEVER.contains(scheme);
  }

  /**
   * The host that an origin of this scheme always has.
   *
   * @param scheme in lower case
   * @return a sentence that says which; empty if the host may be missing
   */
  static Optional<String> host(String scheme) {
    if (EXTENSIONS.contains(scheme)) {
      return Optional.of("Write the id of the extension behind \"://\".");
    }
    return ON_LOCALHOST.contains(scheme)
        ? Optional.of(
            "Unless it is configured otherwise, the origin is \"" + scheme + "://localhost\".")
        : Optional.empty();
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
