package dev.corsac.policy.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Templates, found by the first segment of each that is a literal, so that a look-up costs the same
 * among ten routes and ten thousand. Immutable once built.
 */
final class TemplateIndex<T extends Templated> {

  /** So many are compared one by one: with one resource a decision takes 58 ns, hashed 82. */
  private static final int FEW = 4;

  private record Literals<T>(int position, SegmentTable<T> entries) {}

  private final List<T> all;
  // By the position of the literal segment, then by its text, raw and decoded.
  private final List<Literals<T>> byLiteral;
  private final List<T> others = new ArrayList<>();

  TemplateIndex(Collection<T> entries) {
    all =
        entries.stream()
            .sorted(Comparator.comparing(Templated::template, UriTemplate.BY_RANK))
            .toList();
    Map<Integer, Map<String, List<T>>> found = new TreeMap<>();
    if (all.size() <= FEW) {
      others.addAll(all);
    } else {
      all.forEach(entry -> add(entry, found));
    }
    byLiteral =
        found.entrySet().stream()
            .map(each -> new Literals<>(each.getKey(), new SegmentTable<>(each.getValue())))
            .toList();
  }

  /** All entries, best rank first. */
  List<T> all() {
    return all;
  }

  private void add(T entry, Map<Integer, Map<String, List<T>>> byLiteral) {
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
    for (int i = 0; i < byLiteral.size(); i++) {
      found.addAll(group(i, text, from));
    }
    return found;
  }

  /**
   * The one entry that every server takes of those with whose template a raw path begins.
   *
   * @return null if there is none, or servers may differ
   */
  @Nullable T bestBeginning(String text, int from) {
    T best = null;
    boolean tie = false;
    for (int i = 0; i <= byLiteral.size(); i++) {
      List<T> group = group(i, text, from);
      for (int j = 0; j < group.size(); j++) {
        T entry = group.get(j);
        if (entry.template().spans()) {
          return null;
        }
        if (entry.template().end(text, from) >= 0) {
          int rank =
              best == null ? -1 : UriTemplate.BY_RANK.compare(entry.template(), best.template());
          best = rank < 0 ? entry : best;
          tie = rank == 0 || (tie && rank > 0);
        }
      }
    }
    return tie ? null : best;
  }

  /**
   * The one entry whose template matches the rest of a raw path as a whole.
   *
   * @return null if there is none, or several do
   */
  @Nullable T onlyMatching(String text, int from) {
    T only = null;
    for (int i = 0; i <= byLiteral.size(); i++) {
      List<T> group = group(i, text, from);
      for (int j = 0; j < group.size(); j++) {
        UriTemplate template = group.get(j).template();
        if (template.spans()) {
          return null;
        }
        if (template.end(text, from) == text.length()) {
          if (only != null) {
            return null;
          }
          only = group.get(j);
        }
      }
    }
    return only;
  }

  /**
   * Whether a raw path may match several entries' templates.
   *
   * @param goesOn whether an entry can match a part of it only
   */
  boolean severalMatching(String text, int from, Predicate<T> goesOn) {
    int matching = 0;
    for (int i = 0; i <= byLiteral.size(); i++) {
      List<T> group = group(i, text, from);
      for (int j = 0; j < group.size(); j++) {
        T entry = group.get(j);
        if (entry.template().spans()) {
          return true;
        }
        int end = entry.template().end(text, from);
        matching += end == text.length() || (end >= 0 && goesOn.test(entry)) ? 1 : 0;
      }
    }
    return matching > 1;
  }

  /** Whether a raw path may begin with some entry's template. */
  boolean anyBeginning(String text, int from) {
    for (int i = 0; i <= byLiteral.size(); i++) {
      List<T> group = group(i, text, from);
      for (int j = 0; j < group.size(); j++) {
        UriTemplate template = group.get(j).template();
        if (template.spans() || template.end(text, from) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** The candidates in parts: those with a literal at the same place, at last all others. */
  private List<T> group(int number, String text, int from) {
    if (number == byLiteral.size()) {
      return others;
    }
    Literals<T> literals = byLiteral.get(number);
    int at = from;
    for (int i = 0; i < literals.position() && at < text.length(); i++) {
      int slash = text.indexOf('/', at + 1);
      at = slash < 0 ? text.length() : slash;
    }
    List<T> found = at >= text.length() ? null : literals.entries().get(text, at + 1);
    return found == null ? List.of() : found;
  }
}
