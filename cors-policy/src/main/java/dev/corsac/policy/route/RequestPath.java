package dev.corsac.policy.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

  private record State(String text, int decodings) {}

  /**
   * All readings.
   *
   * @param rawPath below the base path, with the slash that begins it
   * @return the raw reading first; empty if the path is too deep
   */
  static List<Reading> readings(String rawPath) {
    String path = rawPath.startsWith("/") ? rawPath : "/" + rawPath;
    if (path.chars().filter(c -> c == '/').count() > MAX_SEGMENTS) {
      return List.of();
    }
    return isOrdinaryAndShort(path, 0) ? List.of(reading(path, false)) : allReadings(path);
  }

  private static Reading reading(String path, boolean decoded) {
    String text = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return new Reading(text, decoded);
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
    Set<State> seen = new LinkedHashSet<>();
    Deque<State> open = new ArrayDeque<>();
    open.add(new State(path, 0));
    while (!open.isEmpty()) {
      State state = open.remove();
      if (!seen.add(state)) {
        continue;
      }
      String text = state.text();
      open.add(new State(withoutMatrixParameters(text), state.decodings()));
      open.add(new State(normalised(text), state.decodings()));
      open.add(new State(withoutEmptySegments(text), state.decodings()));
      if (state.decodings() < MAX_DECODINGS && text.indexOf('%') >= 0) {
        open.add(new State(PercentEncoding.decode(text), state.decodings() + 1));
        open.add(new State(PercentEncoding.decodeWithinSegments(text), state.decodings() + 1));
      }
    }
    Set<Reading> readings = new LinkedHashSet<>();
    for (State state : seen) {
      readings.add(reading(state.text(), state.decodings() > 0));
    }
    return List.copyOf(readings);
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
    List<String> kept = new ArrayList<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      boolean dots = segments[i].equals(".") || segments[i].equals("..");
      if (segments[i].equals("..") && !kept.isEmpty()) {
        kept.remove(kept.size() - 1);
      }
      if (!dots) {
        kept.add(segments[i]);
      } else if (last) {
        kept.add("");
      }
    }
    return "/" + String.join("/", kept);
  }
}
