package dev.corsac.processor.validate;

import dev.corsac.policy.decide.Guard;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** {@code guard-unused}: {@code guarded = false} where there is nothing to guard. */
final class GuardUnused implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    Map<PolicyAnnotation, Boolean> changing = new LinkedHashMap<>();
    for (Governed governed : methods.inReach()) {
      // What a composed annotation says is for all who bear it.
      if (governed.unguarded() && !governed.policy().orElseThrow().composed()) {
        changing.merge(
            governed.policy().orElseThrow(), mayChange(governed.method()), Boolean::logicalOr);
      }
    }
    changing.forEach((policy, changes) -> {
      if (!changes) {
        out.accept(
            Diagnostic.at(
                policy,
                Finding.of(
                    DiagnosticId.GUARD_UNUSED,
                    Place.of("guarded"),
                    "guarded = false has no effect here: all methods under this policy are GET, HEAD or"
                        + " OPTIONS, which the guard never stops. Remove it, so the guard protects"
                        + " methods that you add later.")));
      }
    });
  }

  private static boolean mayChange(ResourceMethodDeclaration method) {
    return method.isOpaque()
        || method.designators().stream().anyMatch(each -> !Guard.isSafe(each.httpMethod()));
  }
}
