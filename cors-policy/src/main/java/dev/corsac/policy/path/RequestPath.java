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
  static final int MAX_SEGMENTS_IF_ODD = 20;

  /** Nor are those with more readings, decoded ones and others. */
  static final int MAX_READINGS = 16;

  /**
   * Nor long ones with several: all readings are made of at most so many times the path's length …
   * To make others of one takes twice as many characters as that has: what is left is enough to do
   * one thing to a path of any length.
   */
  static final int CHARACTERS_FOR_EACH = 3;

  /** … or of so many more than it has, so that short ones can have all theirs. */
  static final int MORE_CHARACTERS = 240;

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
    Oddities oddities = Oddities.of(path);
    if (oddities.slashes() > MAX_SEGMENTS) {
      throw UndecidedPathException.TOO_MANY_READINGS;
    }
    return reading(path, false, oddities.parameters());
  }

  private static String path(String rawPath, int from) {
    String below = rawPath.substring(from);
    return below.startsWith("/") ? below : "/" + below;
  }

  private static Reading reading(String path, boolean decoded, boolean tentative) {
    String text = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return new Reading(text, decoded, tentative);
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
        if (++segments > MAX_SEGMENTS || Oddities.isOddSegment(path, i + 1)) {
          return false;
        }
      } else if (c == '%' || c == ';') {
        return false;
      }
    }
    return true;
  }

  /** Whatever servers make of an unusual path, in whatever order they take the odd parts out. */
  private static final class Readings {

    /** One of them, and what could be read in another way in it. */
    private record Made(String text, Oddities oddities) {}

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
      Made sent = new Made(path, Oddities.of(path));
      undecided = sent.oddities().slashes() > MAX_SEGMENTS_IF_ODD || !spend(length);
      // Before anything is taken out of it, which is in vain if there is too much to decode.
      byte[] octets = octets(sent, false);
      add(sent, raw);
      boolean structural = decode(octets);
      for (int i = 1; i < raw.size() && structural; i++) {
        decode(octets(raw.get(i), false));
      }
      // Some servers decode twice, none more often; the path itself is decoded first.
      if (!decoded.isEmpty() && decoded.get(0).oddities().percent()) {
        for (Made each : List.copyOf(decoded)) {
          decode(octets(each, true));
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
    private byte[] octets(Made made, boolean decodedBefore) {
      if (undecided || !made.oddities().percent()) {
        return NOTHING;
      }
      byte[] octets = PercentEncoding.octets(made.text(), decodedBefore);
      if (!decodedBefore) {
        // No URI: what has to be encoded and is not, or a percent sign that encodes nothing.
        undecided |= octets.length > made.text().length() || PercentEncoding.isMalformed(octets);
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
      }
      add(made.whole(), decoded);
      if (within != null) {
        add(within, decoded);
      }
      return made.structural();
    }

    private void add(String text, List<Made> texts) {
      if (!undecided) {
        add(new Made(text, Oddities.of(text)), texts);
      }
    }

    /** Adds a text and what is left of it without its odd parts. */
    private void add(Made made, List<Made> texts) {
      String text = made.text();
      Oddities oddities = made.oddities();
      undecided |= oddities.slashes() > MAX_SEGMENTS_IF_ODD;
      if (undecided || isIn(texts, text)) {
        return;
      }
      if (raw.size() + decoded.size() == MAX_READINGS) {
        undecided = true;
        return;
      }
      texts.add(made);
      if (oddities.parameters() && spendOn(text.length())) {
        add(withoutMatrixParameters(text), texts);
      }
      if (oddities.dotSegments() && spendOn(text.length())) {
        add(normalised(text), texts);
      }
      if (oddities.emptySegments() && spendOn(text.length())) {
        add(withoutEmptySegments(text), texts);
      }
    }

    private static boolean isIn(List<Made> texts, String text) {
      for (Made each : texts) {
        if (each.text().equals(text)) {
          return true;
        }
      }
      return false;
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
        readings.add(reading(each, false, false));
      }
      // Of an encoded slash, if that is all that is odd about the path.
      boolean slashes = slashesDecoded && !PercentEncoding.hasPercent(path);
      int sent = raw.get(0).oddities().slashes();
      for (Made each : decoded) {
        // Servers that split there find something, or nothing, but are not led astray.
        boolean more = slashes && each.oddities().none() && each.oddities().slashes() > sent;
        readings.add(reading(each, true, more));
      }
      return readings;
    }

    private static Reading reading(Made made, boolean decoded, boolean slashDecoded) {
      // Only some servers let variables see matrix parameters, or take an encoded slash for one.
      return RequestPath.reading(
          made.text(), decoded, made.oddities().parameters() || slashDecoded);
    }
  }

  // From one slash to the next, of which an odd path has few: its characters are copied together.

  private static String withoutMatrixParameters(String path) {
    char[] kept = new char[path.length()];
    int length = 0;
    int from = 0;
    for (int at = Oddities.next(';', path, 0); at >= 0; at = Oddities.next(';', path, from)) {
      length = copied(path, from, at, kept, length);
      int slash = Oddities.next('/', path, at);
      from = slash < 0 ? path.length() : slash;
    }
    length = copied(path, from, path.length(), kept, length);
    return new String(kept, 0, length);
  }

  private static String withoutEmptySegments(String path) {
    char[] kept = new char[path.length()];
    int length = 0;
    int from = 0;
    for (int at = Oddities.next('/', path, 0); at >= 0; at = Oddities.next('/', path, at + 1)) {
      if (path.startsWith("/", at + 1)) {
        length = copied(path, from, at, kept, length);
        from = at + 1;
      }
    }
    length = copied(path, from, path.length(), kept, length);
    return new String(kept, 0, length);
  }

  /** RFC 3986, section 5.2.4; above the base path there is nothing to go to. */
  private static String normalised(String path) {
    char[] kept = new char[path.length()];
    int length = 0;
    for (int from = 0; from < path.length(); ) {
      int next = Oddities.next('/', path, from + 1);
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
    if (to - from > 8) {
      path.getChars(from, to, kept, length);
      return length + to - from;
    }
    int end = length;
    for (int at = from; at < to; at++) {
      kept[end++] = path.charAt(at);
    }
    return end;
  }
}
