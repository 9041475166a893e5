package dev.corsac.policy.origin;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The URL Standard's IPv4 parser, section 3.5: decimal, octal and hexadecimal, one to four parts.
 */
final class Ipv4 {

  /** Beyond every address; larger numbers are all the same to the parser. */
  private static final long TOO_LARGE = 1L << 40;

  private Ipv4() {}

  /** The <i>ends in a number checker</i>: whether a domain can only be an IPv4 address. */
  static boolean isMeant(String domain) {
    String name = withoutFinalDot(domain);
    String last = name.substring(name.lastIndexOf('.') + 1);
    return !last.isEmpty() && (isDigits(last) || number(last).isPresent());
  }

  /** The address in four decimal numbers; empty if the parser fails. */
  static Optional<String> parse(String domain) {
    String[] parts = withoutFinalDot(domain).split("\\.", -1);
    if (parts.length > 4) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      OptionalLong number = number(parts[i]);
      boolean last = i == parts.length - 1;
      int bits = last ? 8 * (5 - parts.length) : 8;
      if (number.isEmpty() || number.getAsLong() >= 1L << bits) {
        return Optional.empty();
      }
      address = address << bits | number.getAsLong();
    }
    return Optional.of(
        (address >> 24)
            + "."
            + (address >> 16 & 255)
            + "."
            + (address >> 8 & 255)
            + "."
            + (address & 255));
  }

  private static String withoutFinalDot(String domain) {
    return domain.length() > 1 && domain.endsWith(".")
        ? domain.substring(0, domain.length() - 1)
        : domain;
  }

  private static OptionalLong number(String part) {
    int radix = 10;
    String digits = part;
    if (part.startsWith("0x") || part.startsWith("0X")) {
      radix = 16;
      digits = part.substring(2);
    } else if (part.length() > 1 && part.charAt(0) == '0') {
      radix = 8;
      digits = part.substring(1);
    }
    if (part.isEmpty()) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return OptionalLong.empty();
      }
      value = Math.min(TOO_LARGE, value * radix + digit);
    }
    return OptionalLong.of(value);
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
