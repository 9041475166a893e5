package dev.corsac.processor.validate;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.function.Consumer;

/** {@code policy-missing}: a resource method under no policy. */
final class PolicyMissing implements CompilationRule {

  @Override
  public void check(CompilationModel model, Consumer<Diagnostic> out) {
    for (Governed governed : GovernedMethods.of(model)) {
      boolean served = governed.routed() || governed.resource().concrete();
      if (served && governed.policy().isEmpty() && !governed.method().isLocator()) {
        governed.report(
            out,
            DiagnosticId.POLICY_MISSING,
            "no policy governs this resource method. Say who may read it with @CrossOrigin, or that"
                + " nobody else may with @SameOrigin, here or on its class.");
      }
    }
  }
}
