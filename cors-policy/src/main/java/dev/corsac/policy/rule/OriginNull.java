package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.origin.OriginFault;

/** {@code origin-null}: the origin that anybody can have. */
final class OriginNull extends GrammarRule {

  OriginNull() {
    super(DiagnosticId.ORIGIN_NULL, OriginFault.NULL);
  }
}
