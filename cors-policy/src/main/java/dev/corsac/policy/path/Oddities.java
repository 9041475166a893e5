package dev.corsac.policy.path;

/**
 * What servers read in different ways in a path.
 *
 * @param percent whether there is a percent sign
 * @param parameters whether there is a semicolon
 * @param dotSegments whether a segment is one or two dots
 * @param emptySegments whether a slash follows a slash
 * @param slashes how many there are
 */
record Oddities(
    boolean percent, boolean parameters, boolean dotSegments, boolean emptySegments, int slashes) {

  /** A longer text is searched, which is fast over distances; a short one is gone through. */
  static final int SHORT = 256;

  /**
   * Finds them.
   *
   * @param path or the rest of one, from a slash on
   */
  static Oddities of(String path) {
    return path.length() <= SHORT ? goneThrough(path) : searched(path);
  }

  static Oddities goneThrough(String path) {
    int length = path.length();
    boolean percent = false;
    boolean parameters = false;
    boolean dotSegments = false;
    boolean emptySegments = false;
    int slashes = 0;
    for (int i = 0; i < length; i++) {
      char c = path.charAt(i);
      if (c > ';') {
        continue; // a letter, as most are
      }
      if (c == '/') {
        slashes++;
        if (isOddSegment(path, i + 1)) {
          boolean empty = path.charAt(i + 1) == '/';
          emptySegments |= empty;
          dotSegments |= !empty;
        }
      } else if (c == '%') {
        percent = true;
      } else if (c == ';') {
        parameters = true;
      }
    }
    return new Oddities(percent, parameters, dotSegments, emptySegments, slashes);
  }

  /** The same, but for the slashes: at most one more than the path of a request can have. */
  static Oddities searched(String path) {
    boolean dotSegments = false;
    int slashes = 0;
    for (int at = next('/', path, 0);
        at >= 0 && slashes <= RequestPath.MAX_SEGMENTS;
        at = next('/', path, at + 1)) {
      slashes++;
      dotSegments |= path.startsWith(".", at + 1) && isOddSegment(path, at + 1);
    }
    return new Oddities(
        path.indexOf('%') >= 0, path.indexOf(';') >= 0, dotSegments, path.contains("//"), slashes);
  }

  /** Where a character comes next: a search is slow to call for each of many. */
  static int next(char c, String text, int from) {
    int near = Math.min(from + 8, text.length());
    for (int at = from; at < near; at++) {
      if (text.charAt(at) == c) {
        return at;
      }
    }
    return text.indexOf(c, near);
  }

  /** Whether it has one reading. */
  boolean none() {
    return !percent && !parameters && !dotSegments && !emptySegments;
  }

  /** Whether nothing is there, or one or two dots, up to a slash, or dots up to the end. */
  static boolean isOddSegment(String path, int from) {
    int length = path.length();
    if (from == length || path.charAt(from) > '/') {
      return false; // a letter, as most are
    }
    int at = from;
    if (path.charAt(at) == '.' && ++at < length && path.charAt(at) == '.') {
      at++;
    }
    return at == length || path.charAt(at) == '/';
  }
}
