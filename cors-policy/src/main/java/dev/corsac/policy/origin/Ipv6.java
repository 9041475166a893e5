package dev.corsac.policy.origin;

import java.util.Optional;

/** The URL Standard's IPv6 parser and serialiser, sections 3.5 and 3.6. */
final class Ipv6 {

  private static final int PIECES = 8;

  private final String input;
  private final int[] pieces = new int[PIECES];
  private int pieceIndex;
  private int compress = -1;
  private int at;

  private Ipv6(String input) {
    this.input = input;
  }

  /**
   * Parses an address and serialises it as RFC 5952 has it.
   *
   * @param input what stands between the brackets
   * @return the address without brackets; empty if the parser fails
   */
  static Optional<String> parse(String input) {
    Ipv6 parser = new Ipv6(input);
    return parser.read() ? Optional.of(parser.serialise()) : Optional.empty();
  }

  private boolean read() {
    if (input.startsWith("::")) {
      at = 2;
      compress = ++pieceIndex;
    } else if (input.startsWith(":")) {
      return false;
    }
    while (at < input.length()) {
      if (pieceIndex == PIECES) {
        return false;
      }
      if (input.charAt(at) == ':') {
        if (compress >= 0) {
          return false;
        }
        at++;
        compress = ++pieceIndex;
      } else if (!readPiece()) {
        return false;
      }
    }
    return spread();
  }

  /** One group of hexadecimal digits and the colon behind it, or the IPv4 address at the end. */
  private boolean readPiece() {
    int start = at;
    int value = 0;
    while (at < input.length() && at - start < 4 && hex(input.charAt(at)) >= 0) {
      value = value * 16 + hex(input.charAt(at++));
    }
    if (at < input.length() && input.charAt(at) == '.') {
      if (at == start || pieceIndex > PIECES - 2) {
        return false;
      }
      at = start;
      return readIpv4();
    }
    if (at < input.length()) {
      if (input.charAt(at) != ':' || at == input.length() - 1) {
        return false;
      }
      at++;
    }
    pieces[pieceIndex++] = value;
    return true;
  }

  private boolean readIpv4() {
    for (int part = 0; part < 4; part++) {
      if (part > 0) {
        if (at >= input.length() || input.charAt(at) != '.') {
          return false;
        }
        at++;
      }
      int start = at;
      int value = 0;
      while (at < input.length() && input.charAt(at) >= '0' && input.charAt(at) <= '9') {
        if (at > start && value == 0) {
          return false;
        }
        value = value * 10 + (input.charAt(at++) - '0');
        if (value > 255) {
          return false;
        }
      }
      if (at == start) {
        return false;
      }
      pieces[pieceIndex] = pieces[pieceIndex] * 256 + value;
      if (part % 2 == 1) {
        pieceIndex++;
      }
    }
    return at == input.length();
  }

  /** Moves what stands behind {@code ::} to the end. */
  private boolean spread() {
    if (compress < 0) {
      return pieceIndex == PIECES;
    }
    int behind = pieceIndex - compress;
    for (int i = 0; i < behind; i++) {
      int from = pieceIndex - 1 - i;
      int to = PIECES - 1 - i;
      int piece = pieces[from];
      pieces[from] = pieces[to];
      pieces[to] = piece;
    }
    return true;
  }

  private String serialise() {
    int start = -1;
    int longest = 1;
    for (int i = 0; i < PIECES; i++) {
      int run = 0;
      while (i + run < PIECES && pieces[i + run] == 0) {
        run++;
      }
      if (run > longest) {
        longest = run;
        start = i;
      }
      i += run;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < PIECES; i++) {
      if (i == start) {
        text.append(i == 0 ? "::" : ":");
        i += longest - 1;
      } else {
        text.append(Integer.toHexString(pieces[i])).append(i < PIECES - 1 ? ":" : "");
      }
    }
    return text.toString();
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
