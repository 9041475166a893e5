package dev.corsac.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Header names as the Fetch Standard sorts them. Case does not matter. */
public final class HeaderNames {

  /** See <a href="https://fetch.spec.whatwg.org/#forbidden-request-header">Fetch</a>. */
  private static final Set<String> FORBIDDEN_REQUEST =
      Set.of(
          "accept-charset",
          "accept-encoding",
          "access-control-request-headers",
          "access-control-request-method",
          "connection",
          "content-length",
          "cookie",
          "cookie2",
          "date",
          "dnt",
          "expect",
          "host",
          "keep-alive",
          "origin",
          "referer",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  /**
   * The <a href="https://fetch.spec.whatwg.org/#cors-safelisted-request-header">CORS-safelisted
   * request-headers</a> that are safelisted whatever their use.
   */
  private static final Set<String> SAFELISTED_REQUEST =
      Set.of("accept", "accept-language", "content-language");

  private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

  private HeaderNames() {}

  /** Whether a text is an RFC 9110 token. */
  public static boolean isToken(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && TOKEN_SYMBOLS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Holds names that are written into an answer as they are.
   *
   * @throws IllegalArgumentException if one is no RFC 9110 token, or is {@code *}, which grants
   *     more than the name of a header
   */
  public static void requireTokens(List<String> names) {
    for (String name : names) {
      if (!isToken(name) || name.equals("*")) {
        throw new IllegalArgumentException("\"" + name + "\" is not a header name");
      }
    }
  }

  /** Whether browsers never let a script set it. */
  public static boolean isForbiddenRequestHeader(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return FORBIDDEN_REQUEST.contains(lower)
        || lower.startsWith("proxy-")
        || lower.startsWith("sec-");
  }

  /**
   * Whether a script may set it without permission. {@code Content-Type} and {@code Range} are not
   * among them: they are safelisted for some values only.
   */
  public static boolean isSafelistedRequestHeader(String name) {
    return SAFELISTED_REQUEST.contains(name.toLowerCase(Locale.ROOT));
  }
}
