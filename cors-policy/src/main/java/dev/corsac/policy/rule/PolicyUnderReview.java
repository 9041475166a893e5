package dev.corsac.policy.rule;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginReading;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rules judge.
 *
 * @param declaration the annotation as written
 * @param origins its origins, placeholders replaced by what they stand for, in the order of the
 *     source
 * @param accepted those that the grammar accepts
 */
record PolicyUnderReview(
    PolicyDeclaration declaration, List<OriginElement> origins, List<AcceptedOrigin> accepted) {

  /** An origin and the pattern that it is. */
  record AcceptedOrigin(OriginElement element, OriginPattern pattern) {}

  static PolicyUnderReview of(PolicyDeclaration declaration, List<OriginElement> origins) {
    List<AcceptedOrigin> accepted = new ArrayList<>();
    for (OriginElement origin : origins) {
      if (origin.reading() instanceof OriginReading.Accepted reading) {
        accepted.add(new AcceptedOrigin(origin, reading.pattern()));
      }
    }
    return new PolicyUnderReview(declaration, origins, accepted);
  }

  boolean credentials() {
    return declaration.allowCredentials();
  }
}
