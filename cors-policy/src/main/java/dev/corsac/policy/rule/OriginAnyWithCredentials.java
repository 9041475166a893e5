package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import java.util.function.Consumer;

/** {@code origin-any-with-credentials}: {@code *} with credentials. */
final class OriginAnyWithCredentials implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_ANY_WITH_CREDENTIALS;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    policy.forEachPattern((origin, pattern) -> {
      if (pattern.isAny() && policy.credentials()) {
        findings.accept(
            origin.finding(
                id(),
                "\"*\" cannot be combined with allowCredentials: browsers refuse it, since every"
                    + " site could then read what its visitors may see here. List the origins"
                    + " that you trust, or leave allowCredentials out."));
      }
    });
  }
}
