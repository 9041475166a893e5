package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.Place;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginReading;
import java.util.Optional;

/**
 * One origin, from wherever it comes.
 *
 * @param place the element of the annotation that it stands in, or whose placeholder brought it
 * @param text the origin as written or configured
 * @param source where the text comes from
 * @param placeholder the name of the placeholder that brought it; empty if it is written
 * @param reading what the grammar makes of the text
 */
record OriginElement(
    Place place, String text, Source source, String placeholder, OriginReading reading) {

  /** Where the text of an origin comes from. */
  enum Source {
    /** The annotation. */
    WRITTEN,
    /** The default of a placeholder. */
    DEFAULT,
    /** The configured value of a placeholder. */
    CONFIGURED
  }

  /** The origin pattern; empty if the grammar refuses the text. */
  Optional<OriginPattern> pattern() {
    return reading instanceof OriginReading.Accepted accepted
        ? Optional.of(accepted.pattern())
        : Optional.empty();
  }

  /** A finding about this origin, which says so if the text does not stand in the source. */
  Finding finding(DiagnosticId id, String problem) {
    return Finding.of(
        id,
        place,
        source == Source.CONFIGURED
            ? problem + " It is a configured value of ${" + placeholder + "}."
            : problem);
  }

  /** Whether the text still holds a placeholder, which the grammar knows nothing of. */
  boolean holdsPlaceholder() {
    return text.contains("${");
  }
}
