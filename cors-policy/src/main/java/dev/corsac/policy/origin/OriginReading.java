package dev.corsac.policy.origin;

import dev.corsac.policy.finding.DiagnosticId;
import java.util.Optional;

/** What {@link OriginGrammar} makes of one element of {@code origins}. */
public sealed interface OriginReading {

  /**
   * The text is a canonical origin pattern.
   *
   * @param pattern whose text is the text that was read
   */
  record Accepted(OriginPattern pattern) implements OriginReading {}

  /**
   * The text is refused.
   *
   * @param id the first thing wrong with it
   * @param problem what is wrong, why and what to do, in sentences that quote the text
   * @param suggestion an origin pattern that the grammar accepts, if there is a mechanical fix
   */
  record Refused(DiagnosticId id, String problem, Optional<String> suggestion)
      implements OriginReading {}
}
