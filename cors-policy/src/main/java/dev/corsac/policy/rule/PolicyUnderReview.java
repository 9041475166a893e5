package dev.corsac.policy.rule;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.origin.OriginPattern;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What the rules judge.
 *
 * @param declaration the annotation as written
 * @param origins its origins, placeholders replaced by what they stand for, in the order of the
 *     source
 */
record PolicyUnderReview(PolicyDeclaration declaration, List<OriginElement> origins) {

  boolean credentials() {
    return declaration.allowCredentials();
  }

  /** The origins that the grammar accepts. */
  void forEachPattern(BiConsumer<OriginElement, OriginPattern> action) {
    for (OriginElement origin : origins) {
      origin.pattern().ifPresent(pattern -> action.accept(origin, pattern));
    }
  }
}
