package dev.corsac.processor.write;

/**
 * Java source in ASCII. Compilers write generated code in the encoding of the user's sources, which
 * may have no ü: that would become a question mark, and the template of another path.
 */
final class AsciiSource {

  private AsciiSource() {}

  /**
   * The same program (JLS, section 3.3); half surrogate pairs may stand in string literals only.
   */
  static String of(String source) {
    StringBuilder ascii = new StringBuilder(source.length());
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c <= '~') {
        ascii.append(c);
        continue;
      }
      ascii.append(String.format("\\u%04x", (int) c));
      // javac 17 looks for the other half behind this one, and loses count of the backslashes
      // there.
      if (Character.isHighSurrogate(c) && !isLowSurrogate(source, i + 1)) {
        ascii.append("\" + \"");
      }
    }
    return ascii.toString();
  }

  private static boolean isLowSurrogate(String source, int index) {
    return index < source.length() && Character.isLowSurrogate(source.charAt(index));
  }
}
