package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import java.util.function.Consumer;

/** What a placeholder for origins stands for is no list of them: {@code origin-malformed} too. */
final class BrokenOriginList implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_MALFORMED;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    policy.brokenOriginLists().forEach(list -> findings.accept(list.finding(id())));
  }
}
