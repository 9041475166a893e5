package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.origin.OriginFault;

/** {@code origin-port}: a port that no page is served from. */
final class OriginPort extends GrammarRule {

  OriginPort() {
    super(DiagnosticId.ORIGIN_PORT, OriginFault.PORT);
  }
}
