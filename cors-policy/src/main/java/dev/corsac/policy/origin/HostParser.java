package dev.corsac.policy.origin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The URL Standard's host parser for special URLs, section 3.5. */
final class HostParser {

  private static final String FORBIDDEN = " #/:<>?@[\\]^|%\u007f";

  private HostParser() {}

  /**
   * Parses a host.
   *
   * @param text as it stands in the URL, with percent escapes and brackets
   * @return empty if the parser fails
   */
  static Optional<Host> parse(String text, DomainToAscii toAscii) {
    if (text.startsWith("[")) {
      return text.length() > 1 && text.endsWith("]")
          ? Ipv6.parse(text.substring(1, text.length() - 1))
              .map(address -> new Host(HostKind.IPV6, "[" + address + "]"))
          : Optional.empty();
    }
    return toAscii.toAscii(percentDecoded(text)).flatMap(HostParser::domainOrIpv4);
  }

  private static Optional<Host> domainOrIpv4(String ascii) {
    if (ascii.isEmpty() || anyForbidden(ascii)) {
      return Optional.empty();
    }
    return Ipv4.isMeant(ascii)
        ? Ipv4.parse(ascii).map(address -> new Host(HostKind.IPV4, address))
        : Optional.of(new Host(HostKind.DOMAIN, ascii));
  }

  /** Whether a text holds a <i>forbidden domain code point</i>. */
  private static boolean anyForbidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || FORBIDDEN.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%'
          && i + 2 < bytes.length
          && Character.digit((char) bytes[i + 1], 16) >= 0
          && Character.digit((char) bytes[i + 2], 16) >= 0) {
        decoded.write(
            Character.digit((char) bytes[i + 1], 16) * 16
                + Character.digit((char) bytes[i + 2], 16));
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }
}
