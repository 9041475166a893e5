package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.origin.OriginFault;

/**
 * {@code origin-pattern}: a wildcard where none may stand. Its name is longer than its id, since a
 * value is called {@link dev.corsac.policy.origin.OriginPattern}.
 */
final class OriginPatternRule extends GrammarRule {

  OriginPatternRule() {
    super(DiagnosticId.ORIGIN_PATTERN, OriginFault.PATTERN);
  }
}
