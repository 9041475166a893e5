package dev.corsac.policy.route;

import java.util.ArrayList;
import java.util.List;

/**
 * The raw path of a request and the ways to read it. Servers differ in whether they decode before
 * they split, normalise dot segments, drop empty segments, and in when they drop matrix parameters.
 * An ordinary path, which has nothing of all that, has one reading. A path with too many is not
 * decided at all, so that the work of one request stays small.
 */
final class RequestPath {

  /** Deeper paths are not decided. */
  static final int MAX_SEGMENTS = 256;

  /** Nor are those with more readings, decoded ones and others. */
  static final int MAX_READINGS = 16;

  /** Nor long ones with several: to make all readings takes at most so many characters more … */
  static final int MAX_CHARACTERS = 200;

  /** … than so many times the path's length. */
  static final int MAX_CHARACTERS_FOR_EACH = 6;

  private RequestPath() {}

  /**
   * All readings.
   *
   * @param rawPath the raw request path
   * @param from where the part below the base path begins, with the slash that begins it
   * @return the raw reading first
   * @throws UndecidedPathException if there are too many, or the path is too deep
   */
  static List<Reading> readings(String rawPath, int from, Steps steps) {
    String path = path(rawPath, from);
    steps.note(path.length());
    return isOrdinaryAndShort(path, 0)
        ? List.of(reading(path, false, false))
        : new Readings(path, steps).all();
  }

  /**
   * All readings of a path that the server rewrites before it matches.
   *
   * @param rawPath the raw request path
   * @param from where the part below the base path begins
   * @param rewritten what the server makes of it; if that is something, the path as it was sent
   *     counts only where it leads somewhere
   * @throws UndecidedPathException if there are too many, or a path is too deep
   */
  static List<Reading> readings(String rawPath, int from, List<String> rewritten, Steps steps) {
    List<Reading> sent = readings(rawPath, from, steps);
    if (rewritten.isEmpty()) {
      return sent;
    }
    List<Reading> all = new ArrayList<>();
    rewritten.forEach(path -> all.addAll(readings(path, 0, steps)));
    sent.forEach(reading -> all.add(new Reading(reading.text(), reading.decoded(), true)));
    if (all.size() > MAX_READINGS) {
      throw UndecidedPathException.TOO_MANY_READINGS;
    }
    return all;
  }

  /**
   * The path as it was sent, and nothing else.
   *
   * @throws UndecidedPathException if the path is too deep
   */
  static Reading asSent(String rawPath, int from) {
    String path = path(rawPath, from);
    refuseDepth(path);
    return reading(path, false, false);
  }

  private static String path(String rawPath, int from) {
    String below = rawPath.substring(from);
    return below.startsWith("/") ? below : "/" + below;
  }

  private static void refuseDepth(String path) {
    if (slashes(path) > MAX_SEGMENTS) {
      throw UndecidedPathException.TOO_MANY_READINGS;
    }
  }

  private static int slashes(String text) {
    int slashes = 0;
    for (int i = 0; i < text.length(); i++) {
      slashes += text.charAt(i) == '/' ? 1 : 0;
    }
    return slashes;
  }

  private static Reading reading(String path, boolean decoded, boolean slashDecoded) {
    String text = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    // Only some servers let variables see matrix parameters, or take an encoded slash for one.
    return new Reading(text, decoded, text.indexOf(';') >= 0 || slashDecoded);
  }

  /**
   * No percent sign, no semicolon, no empty segment, no dot segment, and not too deep.
   *
   * @param from where the path begins
   */
  static boolean isOrdinaryAndShort(String path, int from) {
    int length = path.length();
    int segments = 0;
    for (int i = from; i < length; i++) {
      char c = path.charAt(i);
      if (c > ';') {
        continue; // a letter, as most are
      }
      if (c == '/') {
        if (++segments > MAX_SEGMENTS || oddSegmentAt(path, i + 1)) {
          return false;
        }
      } else if (c == '%' || c == ';') {
        return false;
      }
    }
    return true;
  }

  private static boolean oddSegmentAt(String path, int from) {
    if (from == path.length()) {
      return false;
    }
    int at = from;
    while (at < path.length() && path.charAt(at) == '.' && at - from < 2) {
      at++;
    }
    boolean wholeSegment = at == path.length() || path.charAt(at) == '/';
    return wholeSegment;
  }

  /** Whatever servers make of an unusual path, in whatever order they take the odd parts out. */
  private static final class Readings {
    private final String path;
    private final List<String> raw = new ArrayList<>();
    private final List<String> decoded = new ArrayList<>();
    private final Steps steps;
    private int charactersLeft;

    Readings(String path, Steps steps) {
      this.path = path;
      this.steps = steps;
      this.charactersLeft = MAX_CHARACTERS_FOR_EACH * path.length() + MAX_CHARACTERS;
      add(path, raw);
      raw.forEach(this::decode);
      // Some servers decode twice, none more often; the path itself is decoded first.
      if (!decoded.isEmpty() && decoded.get(0).indexOf('%') >= 0) {
        List.copyOf(decoded).forEach(this::decode);
      }
    }

    private void decode(String text) {
      if (text.indexOf('%') >= 0) {
        add(PercentEncoding.decode(text), decoded);
        if (PercentEncoding.hasSlash(text)) {
          add(PercentEncoding.decodeWithinSegments(text), decoded);
        }
      }
    }

    /** Adds a text and what is left of it without its odd parts. */
    private void add(String text, List<String> texts) {
      steps.note(text.length());
      charactersLeft -= text.length();
      if (charactersLeft < 0) {
        throw UndecidedPathException.TOO_MANY_READINGS;
      }
      if (texts.contains(text)) {
        return;
      }
      if (raw.size() + decoded.size() == MAX_READINGS) {
        throw UndecidedPathException.TOO_MANY_READINGS;
      }
      refuseDepth(text);
      texts.add(text);
      if (text.indexOf(';') >= 0) {
        add(withoutMatrixParameters(text), texts);
      }
      if (text.contains("/.")) {
        add(normalised(text), texts);
      }
      if (text.contains("//")) {
        add(withoutEmptySegments(text), texts);
      }
    }

    List<Reading> all() {
      List<Reading> readings = new ArrayList<>();
      raw.forEach(text -> readings.add(reading(text, false, false)));
      decoded.forEach(text -> readings.add(reading(text, true, hasMoreSlashes(text))));
      return readings;
    }

    /**
     * Whether a slash of the text was an encoded one, in a path where that is all that is odd about
     * it: servers that split there find something, or nothing, but are not led astray.
     */
    private boolean hasMoreSlashes(String text) {
      return !PercentEncoding.hasPercent(path)
          && isOrdinaryAndShort(text, 0)
          && slashes(text) > slashes(path);
    }
  }

  private static String withoutMatrixParameters(String path) {
    char[] kept = path.toCharArray();
    int length = 0;
    boolean inParameters = false;
    for (char c : kept) {
      inParameters = c == ';' || (inParameters && c != '/');
      if (!inParameters) {
        kept[length++] = c;
      }
    }
    return new String(kept, 0, length);
  }

  private static String withoutEmptySegments(String path) {
    char[] kept = path.toCharArray();
    int length = 0;
    for (char c : kept) {
      if (c != '/' || length == 0 || kept[length - 1] != '/') {
        kept[length++] = c;
      }
    }
    return new String(kept, 0, length);
  }

  /** RFC 3986, section 5.2.4; above the base path there is nothing to go to. */
  private static String normalised(String path) {
    char[] kept = path.toCharArray();
    int length = 0;
    int end;
    for (int slash = 0; slash < kept.length; slash = end) {
      end = slash + 1;
      while (end < kept.length && kept[end] != '/') {
        end++;
      }
      int dots = dots(kept, slash + 1, end);
      if (dots == 2) {
        while (length > 0 && kept[--length] != '/') {
          // Its last character is gone.
        }
      }
      if (dots == 0) {
        System.arraycopy(kept, slash, kept, length, end - slash);
        length += end - slash;
      } else if (end == kept.length) {
        kept[length++] = '/';
      }
    }
    return new String(kept, 0, length);
  }

  /** Of how many dots a dot segment consists; 0 if it is none. */
  private static int dots(char[] path, int from, int end) {
    int length = end - from;
    boolean dot = length > 0 && length <= 2 && path[from] == '.' && path[end - 1] == '.';
    return dot ? length : 0;
  }
}
