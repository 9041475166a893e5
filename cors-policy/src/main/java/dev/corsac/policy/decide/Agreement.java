package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What holds where one of several policies does, and it cannot be told which. */
final class Agreement {

  private Agreement() {}

  /**
   * The policy on which all agree. Where they do not it grants nothing: {@link Policy#UNDECIDED} if
   * one of them lists origins, else {@link Policy#SAME_ORIGIN}.
   *
   * @param possible at least one, null for none
   * @return null if none governs
   */
  static @Nullable Policy of(Collection<@Nullable Policy> possible) {
    if (possible.stream().distinct().count() == 1) {
      return possible.iterator().next();
    }
    boolean varies = possible.stream().anyMatch(policy -> policy != null && policy.varies());
    return varies ? Policy.UNDECIDED : Policy.SAME_ORIGIN;
  }
}
