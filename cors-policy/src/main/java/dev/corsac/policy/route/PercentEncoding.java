package dev.corsac.policy.route;

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
    int percent = text.indexOf('%');
    if (percent < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int to = 0;
    for (int i = 0; i < bytes.length; i++) {
      int octet = bytes[i] == '%' ? octet(bytes, i) : -1;
      boolean kept = octet < 0 || (octet == '/' && !slashes);
      bytes[to++] = kept ? bytes[i] : (byte) octet;
      i += kept ? 0 : 2;
    }
    return to == bytes.length ? text : new String(bytes, 0, to, StandardCharsets.UTF_8);
  }

  /** Whether an encoded slash occurs. */
  static boolean hasSlash(String text) {
    return text.contains("%2F") || text.contains("%2f");
  }

  /** Whether an encoded percent sign occurs. */
  static boolean hasPercent(String text) {
    return text.contains("%25");
  }

  private static boolean isEncoded(String text, int percent) {
    return percent + 2 < text.length()
        && digit(text.charAt(percent + 1)) >= 0
        && digit(text.charAt(percent + 2)) >= 0;
  }

  /** The octet that a percent sign begins; -1 if it does not. */
  private static int octet(byte[] text, int percent) {
    if (percent + 2 >= text.length) {
      return -1;
    }
    int high = digit(text[percent + 1]);
    int low = digit(text[percent + 2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static int digit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }
}
