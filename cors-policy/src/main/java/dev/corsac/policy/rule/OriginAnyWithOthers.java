package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.rule.Element.Source;
import dev.corsac.policy.rule.PolicyUnderReview.AcceptedOrigin;
import java.util.function.Consumer;

/** {@code origin-any-with-others}: {@code *} beside other origins. */
final class OriginAnyWithOthers implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_ANY_WITH_OTHERS;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    boolean others = hasOthers(policy);
    for (AcceptedOrigin each : policy.accepted()) {
      OriginElement origin = each.element();
      OriginPattern pattern = each.pattern();
      if (pattern.isAny() && others) {
        findings.accept(
            origin.finding(
                id(),
                "\"*\" allows every origin, so the others listed beside it change nothing."
                    + " Remove \"*\", or remove all others."));
      }
    }
  }

  private static boolean hasOthers(PolicyUnderReview policy) {
    boolean written = false;
    for (OriginElement origin : policy.origins()) {
      if (origin.pattern().isEmpty() || !origin.pattern().get().isAny()) {
        return true;
      }
      written |= origin.source() == Source.WRITTEN;
    }
    for (String text : policy.declaration().effectiveOrigins()) {
      // A placeholder for which nothing is configured brings no element.
      if (written && Placeholder.isMeantBy(text)) {
        return true;
      }
    }
    return false;
  }
}
