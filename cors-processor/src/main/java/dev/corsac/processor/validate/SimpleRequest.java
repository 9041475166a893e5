package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Severity;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ResourceMethodDeclaration.Designator;
import dev.corsac.processor.model.SimpleRequests;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.function.Consumer;

/** {@code simple-request}: a POST that browsers send without asking first, and nothing guards. */
final class SimpleRequest implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    for (Governed governed : methods.compiledHere()) {
      if (governed.unguarded() && isSimplePost(governed)) {
        governed.report(
            out,
            DiagnosticId.SIMPLE_REQUEST,
            governed.withCredentials() ? Severity.WARNING : Severity.OFF,
            "browsers send this POST without a preflight, and guarded = false lets it in, so any"
                + " site can make a browser send it, cookies included. Remove guarded = false, or"
                + " check a token before anything is changed.");
      }
    }
  }

  private static boolean isSimplePost(Governed governed) {
    for (Designator designator : governed.method().designators()) {
      if (designator.httpMethod().equals("POST")) {
        return SimpleRequests.reach(governed.method(), "POST");
      }
    }
    return false;
  }
}
