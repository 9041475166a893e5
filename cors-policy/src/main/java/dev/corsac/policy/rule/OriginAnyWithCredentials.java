package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.rule.PolicyUnderReview.AcceptedOrigin;
import java.util.function.Consumer;

/** {@code origin-any-with-credentials}: {@code *} with credentials. */
final class OriginAnyWithCredentials implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_ANY_WITH_CREDENTIALS;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (AcceptedOrigin each : policy.accepted()) {
      OriginElement origin = each.element();
      OriginPattern pattern = each.pattern();
      if (pattern.isAny() && policy.credentials()) {
        findings.accept(
            origin.finding(
                id(),
                "\"*\" cannot be combined with allowCredentials: browsers refuse it, because every"
                    + " site could then read what its visitors may see here. List the origins"
                    + " that you trust, or leave allowCredentials out."));
      }
    }
  }
}
