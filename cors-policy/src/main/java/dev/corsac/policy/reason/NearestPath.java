package dev.corsac.policy.reason;

import dev.corsac.policy.decide.GovernedPath;
import dev.corsac.policy.finding.EditDistance;
import dev.corsac.policy.finding.Quoted;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the governed path that a request was probably meant for. Segments are compared, of which
 * one may be misspelt, missing or too many. What a look-up costs is bounded whatever is asked for:
 * anybody can ask for paths that nothing governs.
 */
final class NearestPath {
  /** More paths are not looked at. */
  static final int MOST = 10_000;

  /** Of more paths than these, those that begin alike are compared. */
  private static final int COMPARED = 500;

  /** What counts of a path's beginning. */
  private static final int BEGINNING = 64;

  /** More segments of a path are not looked at. */
  private static final int SEGMENTS = 8;

  /** What counts of a segment. */
  private static final int CHARACTERS = 32;

  /** Two segments with more edits have nothing in common. */
  private static final int EDITS = 2;

  private static final int MISSING = 5;
  private static final int OTHER = 8;
  private static final int VARIABLE = 2;
  private static final int CASE = 1;

  private NearestPath() {}

  /**
   * A sentence, with a space before it.
   *
   * @param path as it was asked for, raw
   * @param governed empty if nothing is under a policy at all
   */
  static String hint(String path, List<GovernedPath> governed) {
    String[] asked = segments(path);
    GovernedPath nearest = null;
    int least = Integer.MAX_VALUE;
    for (GovernedPath each : beginningAlike(path, governed)) {
      int distance = distance(asked, segments(each.template()));
      if (distance < least) {
        least = distance;
        nearest = each;
      }
    }
    return nearest == null
        ? " Nothing in this application is."
        : " The nearest path that has one is "
            + Quoted.text(nearest.template())
            + " ("
            + String.join(", ", nearest.methods())
            + ").";
  }

  private static List<GovernedPath> beginningAlike(String path, List<GovernedPath> governed) {
    return governed.size() <= COMPARED
        ? governed
        : governed.stream()
            .limit(MOST)
            .sorted(
                Comparator.comparingInt((GovernedPath each) -> -inCommon(path, each.template()))
                    .thenComparingInt(each -> each.template().length()))
            .limit(COMPARED)
            .toList();
  }

  private static int inCommon(String path, String template) {
    int end = Math.min(BEGINNING, Math.min(path.length(), template.length()));
    int same = 0;
    while (same < end && path.charAt(same) == template.charAt(same)) {
      same++;
    }
    return same;
  }

  private static String[] segments(String path) {
    String[] all = path.replaceAll("^/+", "").split("/", SEGMENTS + 1);
    String[] some = new String[Math.min(all.length, SEGMENTS)];
    for (int i = 0; i < some.length; i++) {
      some[i] = all[i].substring(0, Math.min(all[i].length(), CHARACTERS));
    }
    return some;
  }

  /** The cheapest way to make one path of the other: the edit distance, of segments. */
  private static int distance(String[] asked, String[] template) {
    int[] row = new int[template.length + 1];
    for (int j = 1; j < row.length; j++) {
      row[j] = j * MISSING;
    }
    for (String segment : asked) {
      int diagonal = row[0];
      row[0] += MISSING;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + distance(segment, template[j - 1]);
        diagonal = row[j];
        row[j] = Math.min(replaced, MISSING + Math.min(row[j], row[j - 1]));
      }
    }
    return row[template.length];
  }

  private static int distance(String segment, String template) {
    if (segment.equals(template)) {
      return 0;
    }
    if (template.startsWith("{")) {
      return VARIABLE;
    }
    if (segment.equalsIgnoreCase(template)) {
      return CASE;
    }
    int edits =
        EditDistance.atMost(
            EDITS, segment.toLowerCase(Locale.ROOT), template.toLowerCase(Locale.ROOT));
    return edits > EDITS ? OTHER : CASE + edits;
  }
}
