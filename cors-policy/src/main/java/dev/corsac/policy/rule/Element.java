package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One text of a member that lists texts, from wherever it comes.
 *
 * @param place the element of the annotation that it stands in, or whose placeholder brought it
 * @param text what is written or configured
 * @param source where the text comes from
 * @param placeholder the name of the placeholder that brought it; empty if it is written
 * @param list the whole value of the placeholder; the text if it is written
 */
record Element(Place place, String text, Source source, String placeholder, String list) {

  /** Where a text comes from. */
  enum Source {
    /** The annotation. */
    WRITTEN,
    /** The default of a placeholder. */
    DEFAULT,
    /** The configured value of a placeholder. */
    CONFIGURED
  }

  static Element written(Place place, String text) {
    return new Element(place, text, Source.WRITTEN, "", text);
  }

  /** The same, to be told and not to be granted: it is wrong, and may be a secret. */
  Element withoutSecrets() {
    return source == Source.CONFIGURED
        ? new Element(place, Secrets.hidden(text), source, placeholder, list)
        : this;
  }

  /** A finding about this text, which says so if the text does not stand in the source. */
  Finding finding(DiagnosticId id, String problem) {
    return Finding.of(
        id,
        place,
        source == Source.CONFIGURED
            ? problem + " It is a configured value of ${" + placeholder + "}."
            : problem);
  }

  /** What to paste in the place of the element if this is what the text should be. */
  String replacement(String meant) {
    if (source != Source.DEFAULT) {
      return meant;
    }
    String repaired =
        text.equals(list)
            ? meant
            : Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .map(each -> each.equals(text) ? meant : each)
                .collect(Collectors.joining(","));
    return "${" + placeholder + ":" + repaired + "}";
  }

  /** Whether the text still holds a placeholder, which the grammars know nothing of. */
  boolean holdsPlaceholder() {
    return Placeholder.isMeantBy(text);
  }
}
