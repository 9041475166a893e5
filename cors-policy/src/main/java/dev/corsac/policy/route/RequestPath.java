package dev.corsac.policy.route;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The raw path of a request and the ways to read it. Servers differ in whether they decode before
 * they split, normalise dot segments, drop empty segments, and in when they drop matrix parameters.
 * An ordinary path, which has nothing of all that, has one reading.
 */
final class RequestPath {

  /** Deeper paths have no reading: nothing is granted there. Bounds the work of one request. */
  static final int MAX_SEGMENTS = 256;

  /** Some servers decode twice, none more often. */
  private static final int MAX_DECODINGS = 2;

  private RequestPath() {}

  /**
   * All readings.
   *
   * @param rawPath the raw request path
   * @param from where the part below the base path begins, with the slash that begins it
   * @return the raw reading first; empty if the path is too deep
   */
  static List<Reading> readings(String rawPath, int from) {
    if (isTooDeep(rawPath, from)) {
      return List.of();
    }
    String below = rawPath.substring(from);
    String path = below.startsWith("/") ? below : "/" + below;
    return isOrdinaryAndShort(path, 0) ? List.of(reading(path, false)) : allReadings(path);
  }

  private static boolean isTooDeep(String path, int from) {
    int segments = 0;
    for (int i = from; i < path.length() && segments <= MAX_SEGMENTS; i++) {
      segments += path.charAt(i) == '/' ? 1 : 0;
    }
    return segments > MAX_SEGMENTS;
  }

  private static Reading reading(String path, boolean decoded) {
    String text = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    // Only some servers let variables see matrix parameters.
    return new Reading(text, decoded, text.indexOf(';') >= 0);
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

  private static List<Reading> allReadings(String path) {
    Set<String> raw = new LinkedHashSet<>();
    addWithoutOddities(path, raw);
    Set<String> decoded = new LinkedHashSet<>();
    Collection<String> encoded = raw;
    for (int i = 0; i < MAX_DECODINGS; i++) {
      for (String text : encoded) {
        if (text.indexOf('%') >= 0) {
          addWithoutOddities(PercentEncoding.decode(text), decoded);
          addWithoutOddities(PercentEncoding.decodeWithinSegments(text), decoded);
        }
      }
      encoded = List.copyOf(decoded);
    }
    Set<Reading> readings = new LinkedHashSet<>();
    raw.forEach(text -> readings.add(reading(text, false)));
    decoded.forEach(text -> readings.add(reading(text, true)));
    return List.copyOf(readings);
  }

  /** Adds a text and what is left of it in whatever order a server takes the odd parts out. */
  private static void addWithoutOddities(String text, Set<String> texts) {
    if (texts.add(text)) {
      addWithoutOddities(withoutMatrixParameters(text), texts);
      addWithoutOddities(normalised(text), texts);
      addWithoutOddities(withoutEmptySegments(text), texts);
    }
  }

  private static String withoutMatrixParameters(String path) {
    if (path.indexOf(';') < 0) {
      return path;
    }
    StringBuilder kept = new StringBuilder(path.length());
    boolean inParameters = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      inParameters = c == ';' || (inParameters && c != '/');
      if (!inParameters) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static String withoutEmptySegments(String path) {
    if (!path.contains("//")) {
      return path;
    }
    StringBuilder kept = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c != '/' || i == 0 || path.charAt(i - 1) != '/') {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** RFC 3986, section 5.2.4; above the base path there is nothing to go to. */
  private static String normalised(String path) {
    if (!path.contains("/.")) {
      return path;
    }
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
