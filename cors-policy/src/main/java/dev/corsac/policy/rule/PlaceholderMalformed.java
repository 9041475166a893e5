package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.Place;
import dev.corsac.policy.origin.Quoted;
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
    judge("value", policy.declaration().value(), findings);
    judge("origins", policy.declaration().origins(), findings);
    for (OriginElement origin : policy.origins()) {
      if (origin.holdsPlaceholder()) {
        findings.accept(
            origin.finding(
                id(),
                Quoted.text(origin.text())
                    + " is a placeholder inside of a placeholder's value, which is not looked up."
                    + " Configure the origins themselves."));
      }
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
          : " has text around a placeholder, which stands for whole origins. Write \"${name}\" alone"
              + " and configure the whole origin.";
    }
    if (stripped.endsWith(":}")) {
      return " has an empty default. Write \"none\" as the default to allow no origin, or leave the"
          + " colon out so that a missing value fails the deployment.";
    }
    return " is no placeholder. Write \"${name}\" or \"${name:default}\", the name of letters,"
        + " digits, dots, hyphens and underscores, nothing nested.";
  }
}
