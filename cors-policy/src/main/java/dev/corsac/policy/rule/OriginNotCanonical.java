package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.origin.OriginFault;

/** {@code origin-not-canonical}: an origin that browsers serialise otherwise. */
final class OriginNotCanonical extends GrammarRule {

  OriginNotCanonical() {
    super(DiagnosticId.ORIGIN_NOT_CANONICAL, OriginFault.NOT_CANONICAL);
  }
}
