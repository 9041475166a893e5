package dev.corsac.processor.validate;

import dev.corsac.policy.finding.EditDistance;
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
    return EditDistance.atMost(Integer.MAX_VALUE - 1, from, to);
  }
}
