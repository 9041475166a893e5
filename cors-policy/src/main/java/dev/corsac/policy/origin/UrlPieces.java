package dev.corsac.policy.origin;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A URL cut at the delimiters at which the URL Standard's basic URL parser (section 4.4) cuts it,
 * nothing decoded.
 *
 * @param scheme as written
 * @param slashes what stands between the scheme's colon and the authority
 * @param userinfo what stands before the last {@code @} of the authority, if there is one
 * @param host as written, possibly empty
 * @param port as written behind the host's colon, if there is one
 * @param tail path, query and fragment
 */
record UrlPieces(
    String scheme,
    String slashes,
    @Nullable String userinfo,
    String host,
    @Nullable String port,
    String tail) {

  /**
   * Cuts a text. After {@code http:} and {@code https:} any number of slashes and backslashes is
   * read, after other schemes just {@code //}.
   *
   * @return empty if it has no such beginning
   */
  static Optional<UrlPieces> of(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || !isScheme(text.substring(0, colon))) {
      return Optional.empty();
    }
    String scheme = text.substring(0, colon);
    boolean web = isWeb(scheme);
    int start = colon + 1;
    if (web) {
      while (start < text.length() && isSlash(text.charAt(start))) {
        start++;
      }
    } else if (text.startsWith("//", start)) {
      start += 2;
    } else {
      return Optional.empty();
    }
    int end = start;
    while (end < text.length() && !endsAuthority(text.charAt(end), web)) {
      end++;
    }
    return Optional.of(
        ofAuthority(
            scheme,
            text.substring(colon + 1, start),
            text.substring(start, end),
            text.substring(end)));
  }

  private static UrlPieces ofAuthority(
      String scheme, String slashes, String authority, String tail) {
    int at = authority.lastIndexOf('@');
    String hostAndPort = authority.substring(at + 1);
    int colon = portColon(hostAndPort);
    return new UrlPieces(
        scheme,
        slashes,
        at < 0 ? null : authority.substring(0, at),
        colon < 0 ? hostAndPort : hostAndPort.substring(0, colon),
        colon < 0 ? null : hostAndPort.substring(colon + 1),
        tail);
  }

  /** The first colon that is not between brackets, as the host state sees them; -1 if none. */
  private static int portColon(String hostAndPort) {
    boolean inBrackets = false;
    for (int i = 0; i < hostAndPort.length(); i++) {
      switch (hostAndPort.charAt(i)) {
        case '[' -> inBrackets = true;
        case ']' -> inBrackets = false;
        case ':' -> {
          if (!inBrackets) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  /** What the URL Standard drops first: C0 controls and spaces around, tabs and newlines inside. */
  static String cleaned(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    StringBuilder cleaned = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c != '\t' && c != '\n' && c != '\r') {
        cleaned.append(c);
      }
    }
    return cleaned.toString();
  }

  static boolean isWeb(String scheme) {
    return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
  }

  private static boolean isScheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && !(other && i > 0)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  private static boolean endsAuthority(char c, boolean web) {
    return c == '/' || c == '?' || c == '#' || (c == '\\' && web);
  }

  String lowerScheme() {
    return scheme.toLowerCase(Locale.ROOT);
  }

  /** Whether a path, an empty one included, stands behind the authority. */
  boolean hasPath() {
    return !tail.isEmpty() && tail.charAt(0) != '?' && tail.charAt(0) != '#';
  }

  boolean hasQuery() {
    int query = tail.indexOf('?');
    int fragment = tail.indexOf('#');
    return query >= 0 && (fragment < 0 || query < fragment);
  }

  boolean hasFragment() {
    return tail.indexOf('#') >= 0;
  }
}
