package dev.corsac.policy.origin;

import java.util.Arrays;

/** Ports, as the URL and Fetch Standards see them. */
final class Ports {

  /** No port in the origin: the scheme's default, if it has one. */
  static final int NONE = -1;

  static final int HIGHEST = 65_535;

  /**
   * The Fetch Standard's <a href="https://fetch.spec.whatwg.org/#bad-port">bad ports</a>; a page
   * cannot be served from one.
   */
  private static final int[] BLOCKED = {
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101,
    102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427,
    465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990,
    993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667,
    6668, 6669, 6679, 6697, 10080
  };

  private Ports() {}

  static boolean isBlocked(int port) {
    return Arrays.binarySearch(BLOCKED, port) >= 0;
  }

  /** The default port of a scheme, {@link #NONE} for all but http and https. */
  static int defaultOf(String scheme) {
    return switch (scheme) {
      case "http" -> 80;
      case "https" -> 443;
      default -> NONE;
    };
  }

  static boolean isDigits(String port) {
    return port.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * The number that digits stand for; {@code HIGHEST + 1} for any that is higher, {@link #NONE} for
   * no digits.
   */
  static int parse(String digits) {
    int value = digits.isEmpty() ? NONE : 0;
    for (int i = 0; i < digits.length(); i++) {
      value = Math.min(HIGHEST + 1, value * 10 + (digits.charAt(i) - '0'));
    }
    return value;
  }
}
