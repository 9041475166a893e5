package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Quoted;
import java.util.Locale;

/**
 * One header name, from wherever it comes.
 *
 * @param element the name as written or configured
 */
record HeaderName(Element element) {

  /** Any header, where no credentials are allowed. */
  static final String ANY = "*";

  String text() {
    return element.text();
  }

  Place place() {
    return element.place();
  }

  /** In lower case, since header names are compared without regard to it (RFC 9110, 5.1). */
  String lower() {
    return text().toLowerCase(Locale.ROOT);
  }

  String quoted() {
    return Quoted.text(text());
  }

  /** A finding about this name, which says so if it does not stand in the source. */
  Finding finding(DiagnosticId id, String problem) {
    return element.finding(id, problem);
  }
}
