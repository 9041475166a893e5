package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import java.util.function.Consumer;

/** {@code origins-twice}: both {@code value} and {@code origins}. */
final class OriginsTwice implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGINS_TWICE;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    if (!policy.declaration().value().isEmpty() && !policy.declaration().origins().isEmpty()) {
      findings.accept(
          Finding.of(
              id(),
              Place.of("origins"),
              "@CrossOrigin has both value and origins, which mean the same. Move all origins into"
                  + " one of the two."));
    }
  }
}
