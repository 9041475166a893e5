package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ResourceMethodDeclaration.Designator;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.function.Consumer;

/** {@code options-method}: an own OPTIONS method, which preflights no longer reach. */
final class OptionsMethod implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    for (Governed governed : methods.compiledHere()) {
      for (Designator designator : governed.method().designators()) {
        // Below an opaque locator it is the method that answers preflights.
        if (governed.routed()
            && governed.policy().isPresent()
            && designator.httpMethod().equals("OPTIONS")) {
          governed.report(
              out,
              DiagnosticId.OPTIONS_METHOD,
              "preflight requests are answered before they reach this method, so it sees only"
                  + " other OPTIONS requests. Delete it if it was written for CORS.");
        }
      }
    }
  }
}
