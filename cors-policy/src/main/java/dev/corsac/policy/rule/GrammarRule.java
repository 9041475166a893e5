package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.origin.OriginReading.Refused;
import java.util.function.Consumer;

/** A rule whose judgement {@link dev.corsac.policy.origin.OriginGrammar} has already made. */
record GrammarRule(DiagnosticId id) implements PolicyRule {

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (OriginElement origin : policy.origins()) {
      if (origin.reading() instanceof Refused refused
          && refused.id() == id
          && !origin.holdsPlaceholder()) {
        Finding finding = origin.finding(id, refused.problem());
        findings.accept(
            refused
                .suggestion()
                .map(origin.element()::replacement)
                .map(finding::suggesting)
                .orElse(finding));
      }
    }
  }
}
