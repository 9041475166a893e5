package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.origin.OriginFault;

/** {@code origin-scheme}: a scheme that no {@code Origin} header has. */
final class OriginScheme extends GrammarRule {

  OriginScheme() {
    super(DiagnosticId.ORIGIN_SCHEME, OriginFault.SCHEME);
  }
}
