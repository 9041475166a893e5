package dev.corsac.policy.rule;

import dev.corsac.policy.Toleration;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Quoted;
import java.util.function.Consumer;

/** {@code tolerate-reason}: a blank reason. */
final class TolerateReason implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.TOLERATE_REASON;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (int i = 0; i < policy.declaration().tolerate().size(); i++) {
      Toleration toleration = policy.declaration().tolerate().get(i);
      if (toleration.reason().isBlank()) {
        findings.accept(
            Finding.of(
                id(),
                new Place("tolerate", i),
                Quoted.text(toleration.id())
                    + " is tolerated without a reason. Say why it is safe here, for the next person"
                    + " who reads this."));
      }
    }
  }
}
