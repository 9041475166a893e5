package dev.corsac.policy.origin;

/** Characters that no origin contains, wherever they stand. */
final class Characters {

  private Characters() {}

  /** Whether a comma, white space or a control character stands anywhere in a text. */
  static boolean anyForeign(String text) {
    return text.indexOf(',') >= 0 || anySpace(text) || anyControl(text);
  }

  static boolean anySpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isSpace(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean anyControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && !isSpace(c)) {
        return true;
      }
    }
    return false;
  }

  // All of them are in the Basic Multilingual Plane.
  private static boolean isSpace(char c) {
    return (Character.isWhitespace(c) && !isSeparator(c)) || Character.isSpaceChar(c);
  }

  /** U+001C to U+001F, which Java calls white space and nobody else. */
  private static boolean isSeparator(char c) {
    return c >= 0x1c && c <= 0x1f;
  }
}
