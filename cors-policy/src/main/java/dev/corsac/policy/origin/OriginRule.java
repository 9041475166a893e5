package dev.corsac.policy.origin;

import dev.corsac.policy.finding.DiagnosticId;

/** One way not to be an origin. {@link OriginGrammar} asks them in turn. */
interface OriginRule {

  /** The diagnostic that it is. */
  DiagnosticId id();

  /** Whether a text that no rule before this one refuses is none for this reason. */
  boolean refuses(WrittenOrigin origin);

  /** What is wrong with a refused text, why and what to do, in sentences that quote it. */
  String problem(WrittenOrigin origin);
}
