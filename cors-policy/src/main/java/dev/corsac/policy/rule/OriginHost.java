package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.origin.OriginFault;

/** {@code origin-host}: not a host that DNS or an IP literal can have. */
final class OriginHost extends GrammarRule {

  OriginHost() {
    super(DiagnosticId.ORIGIN_HOST, OriginFault.HOST);
  }
}
