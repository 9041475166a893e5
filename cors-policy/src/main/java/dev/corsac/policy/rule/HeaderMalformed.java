package dev.corsac.policy.rule;

import dev.corsac.policy.HeaderNames;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code header-malformed}: not an HTTP token. */
final class HeaderMalformed implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.HEADER_MALFORMED;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    policy.headers().forEach(name -> judge(name, findings));
    policy.brokenHeaderLists().forEach(list -> findings.accept(list.finding(id())));
  }

  private void judge(HeaderName name, Consumer<Finding> findings) {
    if (!HeaderNames.isToken(name.text()) && !name.element().holdsPlaceholder()) {
      Finding finding = name.finding(id(), name.quoted() + problem(name.text()));
      findings.accept(
          repaired(name.text())
              .map(name.element()::replacement)
              .map(finding::suggesting)
              .orElse(finding));
    }
  }

  private static String problem(String name) {
    if (name.isBlank()) {
      return " is not a header name. Name a header, or remove the element.";
    }
    if (name.indexOf(',') >= 0) {
      return " contains a comma, which no header name does. Write each name as an element of its own.";
    }
    return " is not a header name, which has only letters, digits and !#$%&'*+-.^_`|~"
        + " (RFC 9110, section 5.1).";
  }

  /** The name in what was pasted: without quotes, colon and value, its words joined by hyphens. */
  private static Optional<String> repaired(String name) {
    String unquoted = name.strip().replaceAll("^[\"']+|[\"']+$", "");
    int colon = unquoted.indexOf(':');
    String repaired =
        (colon < 0 ? unquoted : unquoted.substring(0, colon))
            .strip()
            .replaceAll("[\\s\\p{Pd}/\u2212]+", "-");
    return HeaderNames.isToken(repaired) ? Optional.of(repaired) : Optional.empty();
  }
}
