package dev.corsac.processor.validate;

import java.util.Collection;
import java.util.Comparator;

/** Finds what somebody meant to type. */
public final class NearestName {

  private NearestName() {}

  /**
   * The name with the fewest edits; of several the first in alphabetical order.
   *
   * @param names not empty
   */
  public static String of(String typed, Collection<String> names) {
    return names.stream()
        .min(
            Comparator.<String>comparingInt(name -> edits(typed, name))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** How many letters are inserted, left out or replaced between two names. */
  public static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
