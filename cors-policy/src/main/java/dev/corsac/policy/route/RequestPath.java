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

  /** Nor long ones with several: all readings together have at most so many characters more … */
  static final int MAX_CHARACTERS = 1_024;

  /** … than so many times the path's length. */
  static final int MAX_CHARACTERS_FOR_EACH = 4;

  /** Some servers decode twice, none more often. */
  private static final int MAX_DECODINGS = 2;

  private RequestPath() {}

  /**
   * All readings.
   *
   * @param rawPath the raw request path
   * @param from where the part below the base path begins, with the slash that begins it
   * @return the raw reading first
   * @throws UndecidedPathException if there are too many, or the path is too deep
   */
  static List<Reading> readings(String rawPath, int from) {
    String path = path(rawPath, from);
    return isOrdinaryAndShort(path, 0)
        ? List.of(reading(path, false, false))
        : new Readings(path).all();
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
  static List<Reading> readings(String rawPath, int from, List<String> rewritten) {
    List<Reading> sent = readings(rawPath, from);
    if (rewritten.isEmpty()) {
      return sent;
    }
    List<Reading> all = new ArrayList<>();
    rewritten.forEach(path -> all.addAll(readings(path, 0)));
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
    for (int at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
      slashes++;
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
    private int charactersLeft;

    Readings(String path) {
      this.path = path;
      this.charactersLeft = MAX_CHARACTERS_FOR_EACH * path.length() + MAX_CHARACTERS;
      add(path, raw);
      List<String> encoded = raw;
      for (int i = 0; i < MAX_DECODINGS; i++) {
        encoded.forEach(this::decode);
        encoded = List.copyOf(decoded);
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
      if (texts.contains(text)) {
        return;
      }
      charactersLeft -= text.length();
      if (raw.size() + decoded.size() == MAX_READINGS || charactersLeft < 0) {
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
    StringBuilder kept = new StringBuilder(path.length());
    int at = 0;
    for (int semicolon = path.indexOf(';'); semicolon >= 0; semicolon = path.indexOf(';', at)) {
      kept.append(path, at, semicolon);
      int slash = path.indexOf('/', semicolon);
      at = slash < 0 ? path.length() : slash;
    }
    return kept.append(path, at, path.length()).toString();
  }

  private static String withoutEmptySegments(String path) {
    StringBuilder kept = new StringBuilder(path.length());
    int at = 0;
    for (int slash = path.indexOf("//"); slash >= 0; slash = path.indexOf("//", at)) {
      kept.append(path, at, slash);
      at = slash + 1;
    }
    return kept.append(path, at, path.length()).toString();
  }

  /** RFC 3986, section 5.2.4; above the base path there is nothing to go to. */
  private static String normalised(String path) {
    StringBuilder kept = new StringBuilder(path.length());
    int end;
    for (int slash = 0; slash < path.length(); slash = end) {
      int next = path.indexOf('/', slash + 1);
      end = next < 0 ? path.length() : next;
      boolean up = isSegment("..", path, slash + 1, end);
      if (up) {
        kept.setLength(Math.max(0, kept.lastIndexOf("/")));
      }
      if (!up && !isSegment(".", path, slash + 1, end)) {
        kept.append(path, slash, end);
      } else if (end == path.length()) {
        kept.append('/');
      }
    }
    return kept.toString();
  }

  private static boolean isSegment(String segment, String path, int from, int end) {
    return end - from == segment.length() && path.startsWith(segment, from);
  }
}
