package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.rule.OriginElement.Source;
import java.util.function.Consumer;

/** {@code origin-any-with-others}: {@code *} beside other origins. */
final class OriginAnyWithOthers implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_ANY_WITH_OTHERS;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    boolean others =
        policy.origins().stream()
                .anyMatch(origin -> origin.pattern().filter(OriginPattern::isAny).isEmpty())
            || (policy.origins().stream().anyMatch(origin -> origin.source() == Source.WRITTEN)
                && policy.declaration().effectiveOrigins().stream()
                    .anyMatch(Placeholder::isMeantBy));
    policy.forEachPattern((origin, pattern) -> {
      if (pattern.isAny() && others) {
        findings.accept(
            origin.finding(
                id(),
                "\"*\" allows every origin, and the others listed beside it change nothing."
                    + " Remove \"*\", or remove all others."));
      }
    });
  }
}
