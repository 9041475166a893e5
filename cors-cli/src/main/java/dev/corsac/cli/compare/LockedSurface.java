package dev.corsac.cli.compare;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a {@code surface.lock} says: one line for everything that can grant.
 *
 * @param lines without comments, in the order of a review
 */
public record LockedSurface(SortedSet<String> lines) {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** Reads a file's text, in whatever order and with whatever line ends. */
  public static LockedSurface parse(String text) {
    return new LockedSurface(
        (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** What was taken away from a surface, and what was added to it, as a diff; empty if nothing. */
  public List<String> differencesFrom(LockedSurface before) {
    return Stream.concat(before.lines.stream(), lines.stream())
        .distinct()
        .sorted()
        .filter(line -> lines.contains(line) != before.lines.contains(line))
        .map(line -> (lines.contains(line) ? "+ " : "- ") + line)
        .toList();
  }
}
