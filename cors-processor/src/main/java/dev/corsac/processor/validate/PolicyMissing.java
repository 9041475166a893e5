package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.function.Consumer;

/** {@code policy-missing}: a resource method under no policy. */
final class PolicyMissing implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    for (Governed governed : methods.compiledHere()) {
      boolean served = governed.routed() || governed.resource().concrete();
      if (served && governed.policy().isEmpty() && !governed.method().isLocator()) {
        governed.report(
            out,
            DiagnosticId.POLICY_MISSING,
            "no policy governs this resource method. Put @CrossOrigin here or on its class to say who"
                + " may read it, or @SameOrigin if nobody else may.");
      }
    }
  }
}
