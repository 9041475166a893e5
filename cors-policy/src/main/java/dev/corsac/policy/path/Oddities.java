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

  /** Looks once at each character. */
  static Oddities of(String path) {
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
