package dev.corsac.policy.route;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of URI paths (RFC 3986, sections 2.1 and 3.3). */
final class PercentEncoding {
  private static final String ALLOWED = "-._~!$&'()*+,;=:@/";
  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /** Encodes what a path cannot hold; sequences that are encoded already stay. */
  static String encodePath(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (isAllowed(c) || (c == '%' && isEncoded(text, i))) {
        encoded.appendCodePoint(c);
      } else {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          encoded.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
        }
      }
      i += Character.charCount(c);
    }
    return encoded.toString();
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ALLOWED.indexOf(c) >= 0;
  }

  /** Decodes every {@code %HH}; a percent sign without two hexadecimal digits stays. */
  static String decode(String text) {
    return decode(text, true);
  }

  /** The same, but an encoded slash stays encoded: as servers do that split first. */
  static String decodeWithinSegments(String text) {
    return decode(text, false);
  }

  private static String decode(String text, boolean slashes) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = 0;
    while (i < text.length()) {
      int octet = text.charAt(i) == '%' && isEncoded(text, i) ? octet(text, i) : -1;
      boolean kept = octet < 0 || (octet == '/' && !slashes);
      if (octet >= 0x80) {
        bytes.write(octet);
      } else {
        moveTo(decoded, bytes);
        decoded.append(kept ? text.charAt(i) : (char) octet);
      }
      i += kept ? 1 : 3;
    }
    moveTo(decoded, bytes);
    return decoded.toString();
  }

  private static void moveTo(StringBuilder text, ByteArrayOutputStream bytes) {
    if (bytes.size() > 0) {
      text.append(bytes.toString(StandardCharsets.UTF_8));
      bytes.reset();
    }
  }

  private static boolean isEncoded(String text, int percent) {
    return percent + 2 < text.length()
        && Character.digit(text.charAt(percent + 1), 16) >= 0
        && Character.digit(text.charAt(percent + 2), 16) >= 0;
  }

  private static int octet(String text, int percent) {
    return Character.digit(text.charAt(percent + 1), 16) * 16
        + Character.digit(text.charAt(percent + 2), 16);
  }
}
