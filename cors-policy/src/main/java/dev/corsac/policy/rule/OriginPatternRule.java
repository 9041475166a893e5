package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.origin.OriginFault;

/**
 * {@code origin-pattern}: a wildcard where none may stand. Not named like its id, which is the name
 * of the value that it is about.
 */
final class OriginPatternRule extends GrammarRule {

  OriginPatternRule() {
    super(DiagnosticId.ORIGIN_PATTERN, OriginFault.PATTERN);
  }
}
