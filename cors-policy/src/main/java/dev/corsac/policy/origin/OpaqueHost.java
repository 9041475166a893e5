package dev.corsac.policy.origin;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The host of a URL that is neither http nor https: kept as it is written, upper case included (the
 * URL Standard's opaque-host parser, section 3.5), and compared byte by byte. Of the characters
 * that the standard lets stand, those that no application was seen to use are refused: they are
 * what is left of a template or of a pattern.
 */
final class OpaqueHost {

  private static final String UNRESERVED_MARKS = "-._~";

  private OpaqueHost() {}

  /**
   * Parses a host; an empty one is one too, {@code qrc://}.
   *
   * @return a domain if it can be one, since a pattern may cover it; empty if it is none
   */
  static Optional<Host> parse(String text) {
    if (text.startsWith("[")) {
      return HostParser.parse(text, DomainToAscii.ASCII_ONLY);
    }
    StringBuilder host = new StringBuilder(text.length());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        host.append(String.format("%%%02X", bytes[i]));
      } else if (isUnreserved((char) bytes[i]) || isEscape(bytes, i)) {
        host.append((char) bytes[i]);
      } else {
        return Optional.empty();
      }
    }
    String opaque = host.toString();
    return Optional.of(
        new Host(DnsName.fault(opaque).isEmpty() ? HostKind.DOMAIN : HostKind.OPAQUE, opaque));
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED_MARKS.indexOf(c) >= 0;
  }

  /** Whether a percent sign with two hexadecimal digits begins here. */
  private static boolean isEscape(byte[] bytes, int at) {
    return bytes[at] == '%'
        && at + 2 < bytes.length
        && Character.digit((char) bytes[at + 1], 16) >= 0
        && Character.digit((char) bytes[at + 2], 16) >= 0;
  }
}
