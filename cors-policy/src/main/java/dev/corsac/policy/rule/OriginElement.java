package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginReading;
import dev.corsac.policy.rule.Element.Source;
import java.util.Optional;

/**
 * One origin, from wherever it comes.
 *
 * @param element the origin as written or configured
 * @param reading what the grammar makes of it
 */
record OriginElement(Element element, OriginReading reading) {

  String text() {
    return element.text();
  }

  Source source() {
    return element.source();
  }

  /** The origin pattern; empty if the grammar refuses the text. */
  Optional<OriginPattern> pattern() {
    return reading instanceof OriginReading.Accepted accepted
        ? Optional.of(accepted.pattern())
        : Optional.empty();
  }

  /** A finding about this origin, which says so if the text does not stand in the source. */
  Finding finding(DiagnosticId id, String problem) {
    return element.finding(id, problem);
  }

  boolean holdsPlaceholder() {
    return element.holdsPlaceholder();
  }
}
