package dev.corsac.policy.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Templates, found by the first segment of each that is a literal, so that a look-up costs the same
 * among ten routes and ten thousand. Immutable once built.
 */
final class TemplateIndex<T extends Templated> {
  private final List<T> all;
  // By the position of the literal segment, then by its text, raw and decoded.
  private final Map<Integer, Map<String, List<T>>> byLiteral = new TreeMap<>();
  private final List<T> others = new ArrayList<>();

  TemplateIndex(Collection<T> entries) {
    all =
        entries.stream()
            .sorted(Comparator.comparing(Templated::template, UriTemplate.BY_RANK))
            .toList();
    all.forEach(this::add);
  }

  /** All entries, best rank first. */
  List<T> all() {
    return all;
  }

  private void add(T entry) {
    List<TemplateSegment> segments = entry.template().segments();
    for (int i = 0; i < segments.size() && !segments.get(i).spans(); i++) {
      TemplateSegment.Literal literal = segments.get(i).literal();
      if (literal != null) {
        Map<String, List<T>> texts = byLiteral.computeIfAbsent(i, k -> new HashMap<>());
        texts.computeIfAbsent(literal.raw(), k -> new ArrayList<>()).add(entry);
        if (!literal.decoded().equals(literal.raw())) {
          texts.computeIfAbsent(literal.decoded(), k -> new ArrayList<>()).add(entry);
        }
        return;
      }
    }
    others.add(entry);
  }

  /** Entries whose template matches the rest of the path as a whole, best rank first. */
  List<Match<T>> matching(Reading path, int from) {
    List<Match<T>> matches = new ArrayList<>(2);
    for (T entry : candidates(path.text(), from)) {
      if (entry.template().matches(path, from)) {
        matches.add(new Match<>(entry, path.text().length()));
      }
    }
    return sorted(matches);
  }

  /** Entries with whose template the rest of the path begins, once for each end, best first. */
  List<Match<T>> beginning(Reading path, int from) {
    List<Match<T>> matches = new ArrayList<>(2);
    for (T entry : candidates(path.text(), from)) {
      for (int end : entry.template().ends(path, from)) {
        matches.add(new Match<>(entry, end));
      }
    }
    return sorted(matches);
  }

  private static <T extends Templated> List<Match<T>> sorted(List<Match<T>> matches) {
    if (matches.size() > 1) {
      matches.sort(Comparator.comparing(match -> match.what().template(), UriTemplate.BY_RANK));
    }
    return matches;
  }

  private List<T> candidates(String text, int from) {
    if (byLiteral.isEmpty()) {
      return others;
    }
    List<T> found = new ArrayList<>(others);
    int position = 0;
    int at = from;
    for (Map.Entry<Integer, Map<String, List<T>>> literals : byLiteral.entrySet()) {
      for (; position < literals.getKey() && at < text.length(); position++) {
        at = end(text, at + 1, "/");
      }
      if (at == text.length()) {
        break;
      }
      String segment = text.substring(at + 1, end(text, at + 1, "/;"));
      found.addAll(literals.getValue().getOrDefault(segment, List.of()));
    }
    return found;
  }

  private static int end(String text, int from, String delimiters) {
    int at = from;
    while (at < text.length() && delimiters.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
