package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import java.util.function.Consumer;

/** One diagnostic that concerns one policy. Stateless. */
interface PolicyRule {

  /** The diagnostic that all findings of this rule bear. */
  DiagnosticId id();

  /**
   * Judges a policy.
   *
   * @param findings takes everything that the rule objects to
   */
  void judge(PolicyUnderReview policy, Consumer<Finding> findings);
}
