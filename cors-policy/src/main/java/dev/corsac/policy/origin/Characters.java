package dev.corsac.policy.origin;

/** Characters that no origin contains, wherever they stand. */
final class Characters {

  private Characters() {}

  /** Whether a comma, white space or a control character stands anywhere in a text. */
  static boolean anyForeign(String text) {
    return text.indexOf(',') >= 0 || anySpace(text) || anyControl(text);
  }

  static boolean anySpace(String text) {
    return text.codePoints().anyMatch(Characters::isSpace);
  }

  static boolean anyControl(String text) {
    return text.codePoints().anyMatch(c -> Character.isISOControl(c) && !isSpace(c));
  }

  private static boolean isSpace(int c) {
    return (Character.isWhitespace(c) && !isSeparator(c)) || Character.isSpaceChar(c);
  }

  /** U+001C to U+001F, which Java calls white space and nobody else. */
  private static boolean isSeparator(int c) {
    return c >= 0x1c && c <= 0x1f;
  }
}
