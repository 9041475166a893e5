package dev.corsac.policy.path;

import java.util.ArrayList;
import java.util.List;

/**
 * The raw path of a request and the ways to read it. Servers differ in whether they decode before
 * they split, normalise dot segments, drop empty segments, and in when they drop matrix parameters.
 * An ordinary path, which has nothing of all that, has one reading. A path with too many is not
 * decided at all, so that the work of one request stays small.
 */
public final class RequestPath {

  /** Deeper paths are not decided. */
  static final int MAX_SEGMENTS = 256;

  /** Nor odd ones that are as deep as no odd path of an honest client is. */
  static final int MAX_SEGMENTS_IF_ODD = 64;

  /** Nor are those with more readings, decoded ones and others. */
  static final int MAX_READINGS = 16;

  /**
   * Nor long ones with several: all readings are made of at most so many times the path's length …
   * To make others of one takes twice as many characters as that has: what is left is enough to do
   * one thing to a path of any length.
   */
  static final int CHARACTERS_FOR_EACH = 3;

  /** … or of so many more than it has, so that short ones can have all theirs. */
  static final int MORE_CHARACTERS = 300;

  private RequestPath() {}

  /**
   * All readings.
   *
   * @param rawPath the raw request path
   * @param from where the part below the base path begins, with the slash that begins it
   * @return the raw reading first
   * @throws UndecidedPathException if there are too many, or the path is too deep
   */
  public static List<Reading> readings(String rawPath, int from, Steps steps) {
    String path = path(rawPath, from);
    if (isOrdinaryAndShort(path, 0)) {
      steps.note(path.length());
      return List.of(reading(path, false, false));
    }
    return new Readings(path, steps).all();
  }

  /**
   * All readings of a path that is known to be no ordinary and short one.
   *
   * @param rawPath the raw request path
   * @param from where the part below the base path begins, with the slash that begins it
   * @return the raw reading first
   * @throws UndecidedPathException if there are too many, or the path is too deep
   */
  public static List<Reading> oddReadings(String rawPath, int from, Steps steps) {
    return new Readings(path(rawPath, from), steps).all();
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
  public static List<Reading> readings(
      String rawPath, int from, List<String> rewritten, Steps steps) {
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
  public static Reading asSent(String rawPath, int from) {
    String path = path(rawPath, from);
    if (isDeeperThan(MAX_SEGMENTS, path)) {
      throw UndecidedPathException.TOO_MANY_READINGS;
    }
    return reading(path, false, false);
  }

  private static String path(String rawPath, int from) {
    String below = rawPath.substring(from);
    return below.startsWith("/") ? below : "/" + below;
  }

  private static boolean isDeeperThan(int segments, String path) {
    return path.length() > segments && slashes(path) > segments;
  }

  /** How many there are, of at most one more than a path can have. */
  private static int slashes(String text) {
    int slashes = 0;
    for (int at = slash(text, 0); at >= 0 && slashes <= MAX_SEGMENTS; at = slash(text, at + 1)) {
      slashes++;
    }
    return slashes;
  }

  /** The next one: {@code indexOf} is fast over a distance, and slow to call for each of many. */
  private static int slash(String text, int from) {
    int near = Math.min(from + 8, text.length());
    for (int at = from; at < near; at++) {
      if (text.charAt(at) == '/') {
        return at;
      }
    }
    return text.indexOf('/', near);
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
  public static boolean isOrdinaryAndShort(String path, int from) {
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

  /** Whether nothing is there, or one or two dots, up to a slash or the end. */
  private static boolean oddSegmentAt(String path, int from) {
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

  /** Whatever servers make of an unusual path, in whatever order they take the odd parts out. */
  private static final class Readings {

    /**
     * One of them.
     *
     * @param ordinary whether nothing is left in it that could be read in another way
     */
    private record Made(String text, boolean ordinary) {}

    private static final byte[] NOTHING = {};

    private final String path;
    private final List<Made> raw = new ArrayList<>(4);
    private final List<Made> decoded = new ArrayList<>(4);
    private final Steps steps;
    private int charactersLeft;
    private boolean slashesDecoded;

    /** Said once, at the end: an exception out of many calls costs more than all of them. */
    private boolean undecided;

    Readings(String path, Steps steps) {
      this.path = path;
      this.steps = steps;
      int length = path.length();
      this.charactersLeft = Math.max(CHARACTERS_FOR_EACH * length, length + MORE_CHARACTERS);
      undecided = isDeeperThan(MAX_SEGMENTS_IF_ODD, path) || !spend(length);
      // Before anything is taken out of it, which is in vain if there is too much to decode.
      byte[] octets = octets(path, false);
      add(path, raw);
      boolean structural = decode(octets);
      for (int i = 1; i < raw.size() && structural; i++) {
        decode(octets(raw.get(i).text(), false));
      }
      // Some servers decode twice, none more often; the path itself is decoded first.
      if (!decoded.isEmpty() && decoded.get(0).text().indexOf('%') >= 0) {
        for (Made each : List.copyOf(decoded)) {
          decode(octets(each.text(), true));
        }
      }
    }

    /** Before others are made of so many characters. */
    private boolean spendOn(int characters) {
      return spend(2 * characters);
    }

    /** Before anything is made, so that a refusal costs nothing more. */
    private boolean spend(int characters) {
      charactersLeft -= characters;
      undecided |= charactersLeft < 0;
      if (!undecided) {
        steps.note(characters);
      }
      return !undecided;
    }

    /** What there is to decode: nothing if a text is not encoded, or decoding it is too much. */
    private byte[] octets(String text, boolean decodedBefore) {
      if (undecided || text.indexOf('%') < 0) {
        return NOTHING;
      }
      byte[] octets = PercentEncoding.octets(text, decodedBefore);
      if (!decodedBefore) {
        // No URI: what has to be encoded and is not, or a percent sign that encodes nothing.
        undecided |= octets.length > text.length() || PercentEncoding.isMalformed(octets);
      }
      return spendOn(octets.length) ? octets : NOTHING;
    }

    /** Whether it makes a difference what is taken out of the text before. */
    private boolean decode(byte[] octets) {
      if (octets.length == 0) {
        return true;
      }
      PercentEncoding.Octets made = PercentEncoding.decode(octets);
      String within = made.withinSegments();
      if (within != null) {
        slashesDecoded = true;
        undecided |= isDeeperThan(MAX_SEGMENTS_IF_ODD, made.whole());
      }
      add(made.whole(), decoded);
      if (within != null) {
        add(within, decoded);
      }
      return made.structural();
    }

    /** Adds a text and what is left of it without its odd parts. */
    private void add(String text, List<Made> texts) {
      if (undecided) {
        return;
      }
      for (Made each : texts) {
        if (each.text().equals(text)) {
          return;
        }
      }
      if (raw.size() + decoded.size() == MAX_READINGS) {
        undecided = true;
        return;
      }
      int place = texts.size();
      texts.add(new Made(text, false));
      boolean ordinary = text.indexOf('%') < 0;
      if (text.indexOf(';') >= 0 && spendOn(text.length())) {
        add(withoutMatrixParameters(text), texts);
        ordinary = false;
      }
      if (hasDotSegments(text) && spendOn(text.length())) {
        add(normalised(text), texts);
        ordinary = false;
      }
      if (text.contains("//") && spendOn(text.length())) {
        add(withoutEmptySegments(text), texts);
        ordinary = false;
      }
      if (ordinary) {
        texts.set(place, new Made(text, true));
      }
    }

    /**
     * All of them.
     *
     * @throws UndecidedPathException if there are too many, or the path is too deep
     */
    List<Reading> all() {
      if (undecided) {
        throw UndecidedPathException.TOO_MANY_READINGS;
      }
      List<Reading> readings = new ArrayList<>(raw.size() + decoded.size());
      for (Made each : raw) {
        readings.add(reading(each.text(), false, false));
      }
      // Of an encoded slash, if that is all that is odd about the path.
      boolean slashes = slashesDecoded && !PercentEncoding.hasPercent(path);
      int sent = slashes ? slashes(path) : 0;
      for (Made each : decoded) {
        // Servers that split there find something, or nothing, but are not led astray.
        boolean more = slashes && each.ordinary() && slashes(each.text()) > sent;
        readings.add(reading(each.text(), true, more));
      }
      return readings;
    }
  }

  private static boolean hasDotSegments(String path) {
    for (int at = path.indexOf("/."); at >= 0; at = slash(path, at + 1)) {
      if (path.startsWith(".", at + 1) && oddSegmentAt(path, at + 1)) {
        return true;
      }
    }
    return false;
  }

  // From one slash to the next, of which an odd path has few: its characters are copied together.

  private static String withoutMatrixParameters(String path) {
    char[] kept = new char[path.length()];
    int length = 0;
    int from = 0;
    for (int at = path.indexOf(';'); at >= 0; at = path.indexOf(';', from)) {
      length = copied(path, from, at, kept, length);
      int slash = path.indexOf('/', at);
      from = slash < 0 ? path.length() : slash;
    }
    length = copied(path, from, path.length(), kept, length);
    return new String(kept, 0, length);
  }

  private static String withoutEmptySegments(String path) {
    char[] kept = new char[path.length()];
    int length = 0;
    int from = 0;
    for (int at = path.indexOf("//"); at >= 0; at = path.indexOf("//", from)) {
      length = copied(path, from, at, kept, length);
      from = at + 1;
    }
    length = copied(path, from, path.length(), kept, length);
    return new String(kept, 0, length);
  }

  /** RFC 3986, section 5.2.4; above the base path there is nothing to go to. */
  private static String normalised(String path) {
    char[] kept = new char[path.length()];
    int length = 0;
    for (int from = 0; from < path.length(); ) {
      int next = slash(path, from + 1);
      int to = next < 0 ? path.length() : next;
      int dots = path.startsWith("/..", from) ? 2 : path.startsWith("/.", from) ? 1 : 0;
      if (dots == 0 || to - from - 1 > dots) {
        length = copied(path, from, to, kept, length);
      } else {
        while (dots == 2 && length > 0 && kept[--length] != '/') {
          // The segment before is gone.
        }
        if (next < 0) {
          kept[length++] = '/';
        }
      }
      from = to;
    }
    return new String(kept, 0, length);
  }

  /** Copies a part, and tells where what is kept ends then. */
  private static int copied(String path, int from, int to, char[] kept, int length) {
    path.getChars(from, to, kept, length);
    return length + to - from;
  }
}
