package dev.corsac.policy.path;

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
public final class TemplateIndex<T extends Templated> {

  /** So many are compared one by one: with one resource a decision takes 58 ns, hashed 82. */
  private static final int FEW = 4;

  /** Candidates in arrays: a decision asks for each several times. */
  public static final class Group<T extends Templated> {
    private final UriTemplate[] templates;
    private final Object[] entries;

    Group(Collection<T> entries) {
      this.templates = entries.stream().map(Templated::template).toArray(UriTemplate[]::new);
      this.entries = entries.toArray();
    }

    public int size() {
      return templates.length;
    }

    public UriTemplate template(int number) {
      return templates[number];
    }

    @SuppressWarnings("unchecked") // only T are stored
    public T entry(int number) {
      return (T) entries[number];
    }
  }

  private record Literals<T extends Templated>(int position, SegmentTable<Group<T>> groups) {}

  // Shared: each resource has an index, and what they share is in the processor's cache.
  private static final Group<?> NONE = new Group<>(List.of());
  private static final Literals<?>[] NO_LITERALS = {};

  private final List<T> all;
  // By the position of the literal segment, then by its text, raw and in octets.
  private final Literals<T>[] byLiteral;
  private final Group<T> others;

  public TemplateIndex(Collection<T> entries) {
    all =
        entries.stream()
            .sorted(Comparator.comparing(Templated::template, UriTemplate.BY_RANK))
            .toList();
    Map<Integer, Map<String, List<T>>> found = new TreeMap<>();
    List<T> others = new ArrayList<>();
    if (all.size() <= FEW) {
      others.addAll(all);
    } else {
      all.forEach(entry -> add(entry, found, others));
    }
    this.others = new Group<>(others);
    this.byLiteral = literals(found);
  }

  @SuppressWarnings("unchecked") // there are no arrays of parameterised types
  private static <T extends Templated> Literals<T>[] literals(
      Map<Integer, Map<String, List<T>>> found) {
    return found.isEmpty()
        ? (Literals<T>[]) NO_LITERALS
        : found.entrySet().stream()
            .map(each ->
                new Literals<>(each.getKey(), new SegmentTable<>(each.getValue(), Group::new)))
            .toArray(Literals[]::new);
  }

  /** All entries, best rank first. */
  public List<T> all() {
    return all;
  }

  private static <T extends Templated> void add(
      T entry, Map<Integer, Map<String, List<T>>> byLiteral, List<T> others) {
    List<TemplateSegment> segments = entry.template().segments();
    for (int i = 0; i < segments.size() && !segments.get(i).spans(); i++) {
      TemplateSegment.Literal literal = segments.get(i).literal();
      if (literal != null) {
        Map<String, List<T>> texts = byLiteral.computeIfAbsent(i, k -> new HashMap<>());
        String raw = SegmentTable.lookedUp(literal.raw());
        String octets = SegmentTable.lookedUp(literal.octets());
        texts.computeIfAbsent(raw, k -> new ArrayList<>()).add(entry);
        if (!octets.equals(raw)) {
          texts.computeIfAbsent(octets, k -> new ArrayList<>()).add(entry);
        }
        return;
      }
    }
    others.add(entry);
  }

  /** Entries whose template matches the rest of the path as a whole, best rank first. */
  public List<Match<T>> matching(Reading path, int from, Steps steps) {
    List<Match<T>> matches = new ArrayList<>(2);
    for (int i = 0; i < groups(); i++) {
      Group<T> group = group(i, path.text(), from);
      for (int j = 0; j < group.size(); j++) {
        if (group.template(j).matches(path, from, steps)) {
          matches.add(new Match<>(group.entry(j), path.text().length()));
        }
      }
    }
    return sorted(matches);
  }

  /**
   * Entries with whose template the rest of the path begins, once for each end, best first; of
   * those with nothing below, only where it ends there.
   */
  public List<Match<T>> beginning(Reading path, int from, Steps steps) {
    List<Match<T>> matches = new ArrayList<>(2);
    for (int i = 0; i < groups(); i++) {
      Group<T> group = group(i, path.text(), from);
      for (int j = 0; j < group.size(); j++) {
        T entry = group.entry(j);
        if (entry.hasNothingBelow()) {
          if (entry.template().matches(path, from, steps)) {
            matches.add(new Match<>(entry, path.text().length()));
          }
          continue;
        }
        for (int end : entry.template().ends(path, from, steps)) {
          matches.add(new Match<>(entry, end));
        }
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

  /** How many groups of candidates a look-up has. */
  public int groups() {
    return byLiteral.length + 1;
  }

  /**
   * Candidates in parts: those with a literal at the same place, at last all others.
   *
   * @param number from 0 to {@link #groups()}, exclusively
   * @param text the raw path
   * @param from where the part begins that the templates are for
   */
  @SuppressWarnings("unchecked") // there is nothing in NONE
  public Group<T> group(int number, String text, int from) {
    if (number == byLiteral.length) {
      return others;
    }
    Literals<T> literals = byLiteral[number];
    int at = from;
    for (int i = 0; i < literals.position() && at < text.length(); i++) {
      int slash = text.indexOf('/', at + 1);
      at = slash < 0 ? text.length() : slash;
    }
    Group<T> found = at >= text.length() ? null : literals.groups().get(text, at + 1);
    return found == null ? (Group<T>) NONE : found;
  }
}
