package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.origin.OriginFault;
import java.util.function.Consumer;

/** {@code origin-malformed}: not an origin. */
final class OriginMalformed extends GrammarRule {

  OriginMalformed() {
    super(DiagnosticId.ORIGIN_MALFORMED, OriginFault.MALFORMED);
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    super.judge(policy, findings);
    policy.brokenOriginLists().forEach(list -> findings.accept(list.finding(id())));
  }
}
