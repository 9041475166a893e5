package dev.corsac.cli.report;

import java.util.ArrayList;
import java.util.List;

/** The segments of URI templates, in whose regular expressions a slash separates nothing. */
final class PathSegments {
  private PathSegments() {}

  /** Those of {@code /orders/{id: [^/]+}}: {@code orders} and {@code {id: [^/]+}}. */
  static List<String> of(String template) {
    List<String> segments = new ArrayList<>();
    StringBuilder segment = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      braces += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '/' && braces <= 0) {
        add(segments, segment);
      } else {
        segment.append(c);
      }
    }
    add(segments, segment);
    return segments;
  }

  private static void add(List<String> segments, StringBuilder segment) {
    if (!segment.isEmpty()) {
      segments.add(segment.toString());
      segment.setLength(0);
    }
  }
}
