package dev.corsac.policy.rule;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Quoted;
import java.util.List;
import java.util.function.Consumer;

/** {@code placeholder-malformed}: a broken placeholder, or one with text around it. */
final class PlaceholderMalformed implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.PLACEHOLDER_MALFORMED;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    PolicyDeclaration declaration = policy.declaration();
    judge("value", declaration.value(), findings);
    judge("origins", declaration.origins(), findings);
    judge("allowedHeaders", declaration.allowedHeaders(), findings);
    judge("exposedHeaders", declaration.exposedHeaders(), findings);
    for (OriginElement origin : policy.origins()) {
      judgeConfigured(origin.element(), findings);
    }
    for (HeaderName header : policy.headers()) {
      judgeConfigured(header.element(), findings);
    }
  }

  private void judgeConfigured(Element element, Consumer<Finding> findings) {
    if (element.holdsPlaceholder()) {
      findings.accept(
          element.finding(
              id(),
              Quoted.text(element.text())
                  + " is a placeholder in the value of a placeholder, and is not looked up."
                  + " Configure the values themselves."));
    }
  }

  private void judge(String member, List<String> elements, Consumer<Finding> findings) {
    for (int i = 0; i < elements.size(); i++) {
      String element = elements.get(i);
      if (Placeholder.isMeantBy(element) && Placeholder.parse(element).isEmpty()) {
        Finding finding =
            Finding.of(id(), new Place(member, i), Quoted.text(element) + problem(element));
        String stripped = element.strip();
        findings.accept(
            Placeholder.parse(stripped).isPresent() ? finding.suggesting(stripped) : finding);
      }
    }
  }

  private static String problem(String element) {
    String stripped = element.strip();
    if (!stripped.startsWith("${") || !stripped.endsWith("}")) {
      return stripped.indexOf('}') < 0
          ? " is a placeholder without its closing brace. Write \"${name}\" or \"${name:default}\"."
          : " has text around a placeholder, which stands for whole elements. Write \"${name}\" alone"
              + " and configure the whole text.";
    }
    if (stripped.endsWith(":}")) {
      return " has an empty default. Write \"none\" as the default to allow nothing, or leave the colon"
          + " out: then a missing value fails the deployment.";
    }
    return " is not a placeholder. Write \"${name}\" or \"${name:default}\"; the name has letters,"
        + " digits, dots, hyphens and underscores, and nothing is nested.";
  }
}
