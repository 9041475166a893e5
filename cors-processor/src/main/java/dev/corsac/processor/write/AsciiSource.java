package dev.corsac.processor.write;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Java source in ASCII. Compilers write generated code in the encoding of the user's sources, which
 * may have no ü: that would become a question mark, and the class another one.
 */
final class AsciiSource {

  private AsciiSource() {}

  /** The same program (JLS, section 3.3). */
  static String of(String source) {
    byte[] bytes = source.getBytes(StandardCharsets.US_ASCII);
    if (new String(bytes, StandardCharsets.US_ASCII).equals(source)) {
      return source;
    }
    StringBuilder ascii = new StringBuilder(source.length());
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c <= '~') {
        ascii.append(c);
      } else {
        ascii.append("\\u").append(HexFormat.of().toHexDigits(c));
      }
    }
    return ascii.toString();
  }
}
