package dev.corsac.policy.path;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encoding of URI paths (RFC 3986, sections 2.1 and 3.3). */
final class PercentEncoding {
  private static final String ALLOWED = "-._~!$&'()*+,;=:@/";
  private static final String HEX = "0123456789ABCDEF";
  private static final byte[] DIGITS = digits();

  /** So many characters are gone through one by one before the next of a kind is searched for. */
  private static final int FEW = 8;

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
   * @param malformed whether a percent sign encodes nothing
   */
  record Octets(
      String whole, @Nullable String withinSegments, boolean structural, boolean malformed) {}

  /** Whether it holds what a URI has to encode. */
  static boolean hasRawCharacters(String path) {
    return path.getBytes(StandardCharsets.UTF_8).length > path.length();
  }

  /**
   * Decodes every {@code %HH}; a percent sign without two hexadecimal digits stays.
   *
   * @param text each character stands for one octet
   */
  static Octets decode(String text) {
    // Written over in place: never beyond what has been read.
    byte[] whole = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] within = null;
    int length = 0;
    int lengthWithin = 0;
    boolean malformed = false;
    boolean structural = false;
    int plain = 0;
    for (int at = 0; at < whole.length; ) {
      byte kept = whole[at];
      if (kept == '%') {
        plain = 0;
        int octet = octet(whole, at);
        malformed |= octet < 0;
        structural |= isStructural(octet);
        if (octet == '/') {
          if (within == null) {
            within = whole.clone();
            lengthWithin = length;
          }
          within[lengthWithin++] = kept;
          within[lengthWithin++] = whole[at + 1];
          within[lengthWithin++] = whole[at + 2];
          whole[length++] = '/';
          at += 3;
          continue;
        }
        if (octet >= 0) {
          kept = (byte) octet;
          at += 2;
        }
      }
      at++;
      whole[length++] = kept;
      if (within != null) {
        within[lengthWithin++] = kept;
      }
      if (++plain == FEW) {
        int percent = text.indexOf('%', at);
        int many = (percent < 0 ? whole.length : percent) - at;
        if (within != null) {
          System.arraycopy(whole, at, within, lengthWithin, many);
          lengthWithin += many;
        }
        System.arraycopy(whole, at, whole, length, many);
        length += many;
        at += many;
        plain = 0;
      }
    }
    return new Octets(
        text(whole, length),
        within == null ? null : text(within, lengthWithin),
        structural || malformed,
        malformed);
  }

  private static boolean isStructural(int octet) {
    return octet == '/' || octet == ';' || octet == '.' || octet == '%';
  }

  private static String text(byte[] octets, int length) {
    return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Octets of a text as servers that split first decode it. */
  static String decodeWithinSegments(String text) {
    Octets octets = decode(text);
    return octets.withinSegments() == null ? octets.whole() : octets.withinSegments();
  }

  /** What octets mean. */
  static String characters(String octets) {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Where a character comes next: a search is fast over a distance, and slow for each of many. */
  static int next(char c, String text, int from) {
    int near = Math.min(from + FEW, text.length());
    for (int at = from; at < near; at++) {
      if (text.charAt(at) == c) {
        return at;
      }
    }
    return text.indexOf(c, near);
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
