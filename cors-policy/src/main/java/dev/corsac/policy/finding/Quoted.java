package dev.corsac.policy.finding;

/**
 * Values as they stand in messages: between quotes, on one line, with nothing invisible in them.
 */
public final class Quoted {

  private static final int LONGEST = 200;

  private Quoted() {}

  /**
   * Quotes a value. Control, format and other invisible characters, lone surrogates and spaces but
   * U+0020 become <code>&#92;uXXXX</code>; what is longer than 200 characters is cut, with an
   * ellipsis.
   */
  public static String text(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
    int i = 0;
    while (i < value.length() && i < LONGEST) {
      int c = value.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isVisible(c)) {
        quoted.appendCodePoint(c);
      } else {
        for (int k = i; k < next; k++) {
          quoted.append(String.format("\\u%04x", (int) value.charAt(k)));
        }
      }
      i = next;
    }
    return quoted.append(i < value.length() ? "…\"" : "\"").toString();
  }

  /**
   * Whether a code point can be seen, and told from others: no control, format, private or
   * unassigned character, no lone surrogate, and no space but U+0020.
   */
  public static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
