package dev.corsac.policy.path;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Percent-encoding of URI paths (RFC 3986, sections 2.1 and 3.3). */
final class PercentEncoding {
  private static final String ALLOWED = "-._~!$&'()*+,;=:@/";
  private static final String HEX = "0123456789ABCDEF";
  private static final byte[] DIGITS = digits();

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

  /**
   * A text that was decoded, as its octets: each character stands for one, so that nothing is lost,
   * whatever they mean, and nothing is spent on it.
   *
   * @param whole all of it
   * @param withinSegments where encoded slashes stay encoded, as on servers that split first; null
   *     if there are none
   * @param structural whether a slash, a dot or a semicolon was encoded, or a percent sign is left,
   *     so that it makes a difference what is taken out of the text before
   */
  record Octets(String whole, @Nullable String withinSegments, boolean structural) {}

  /**
   * The octets of a text.
   *
   * @param decoded whether the text was decoded before
   */
  static byte[] octets(String text, boolean decoded) {
    return text.getBytes(decoded ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /** Whether a percent sign stands without two hexadecimal digits. */
  static boolean isMalformed(byte[] octets) {
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '%' && octet(octets, i) < 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Decodes every {@code %HH}; a percent sign without two hexadecimal digits stays.
   *
   * @param bytes the text's octets, which are written over
   */
  static Octets decode(byte[] bytes) {
    int to = 0;
    boolean structural = false;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '%') {
        int octet = octet(bytes, i);
        if (octet == '/') {
          return decodeFromSlash(bytes, i, to);
        }
        structural |= octet < 0 || isStructural(octet);
        if (octet >= 0) {
          b = (byte) octet;
          i += 2;
        }
      }
      bytes[to++] = b;
    }
    return new Octets(text(bytes, to), null, structural);
  }

  /**
   * The same for the rest of a text.
   *
   * @param at where the first encoded slash is
   * @param decoded how many octets were decoded, and stand before it
   */
  private static Octets decodeFromSlash(byte[] bytes, int at, int decoded) {
    byte[] within = Arrays.copyOf(bytes, bytes.length);
    int to = decoded;
    int toWithin = decoded;
    for (int i = at; i < bytes.length; i++) {
      byte b = bytes[i];
      int octet = b == '%' ? octet(bytes, i) : -1;
      if (octet == '/') {
        within[toWithin++] = '%';
        within[toWithin++] = bytes[i + 1];
        within[toWithin++] = bytes[i + 2];
      } else {
        b = octet < 0 ? b : (byte) octet;
        within[toWithin++] = b;
      }
      bytes[to++] = octet == '/' ? (byte) '/' : b;
      i += octet < 0 ? 0 : 2;
    }
    return new Octets(text(bytes, to), text(within, toWithin), true);
  }

  private static boolean isStructural(int octet) {
    return octet == ';' || octet == '.' || octet == '%';
  }

  private static String text(byte[] octets, int length) {
    return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Octets of a text as servers that split first decode it. */
  static String decodeWithinSegments(String text) {
    Octets octets = decode(octets(text, false));
    return octets.withinSegments() == null ? octets.whole() : octets.withinSegments();
  }

  /** What octets mean. */
  static String characters(String octets) {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
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
    int high = DIGITS[text[percent + 1] & 0xFF];
    return high < 0 ? -1 : high << 4 | DIGITS[text[percent + 2] & 0xFF];
  }

  private static byte[] digits() {
    byte[] digits = new byte[256];
    for (int c = 0; c < digits.length; c++) {
      digits[c] = (byte) (c < 128 ? digit(c) : -1);
    }
    return digits;
  }

  private static int digit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }
}
