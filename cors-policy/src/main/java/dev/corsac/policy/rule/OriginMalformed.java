package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.origin.OriginFault;

/** {@code origin-malformed}: not an origin. */
final class OriginMalformed extends GrammarRule {

  OriginMalformed() {
    super(DiagnosticId.ORIGIN_MALFORMED, OriginFault.MALFORMED);
  }
}
