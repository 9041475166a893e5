package dev.corsac.processor.validate;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Severity;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration.Designator;
import dev.corsac.processor.resolve.SimpleRequests;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.function.Consumer;

/** {@code simple-request}: a POST that browsers send without asking first. */
final class SimpleRequest implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    for (Governed governed : methods.compiledHere()) {
      if (governed.crossOrigin() && isSimplePost(governed)) {
        governed.report(
            out,
            DiagnosticId.SIMPLE_REQUEST,
            governed.withCredentials() ? Severity.WARNING : Severity.OFF,
            "browsers send this POST without a preflight, so any site can make a browser send it,"
                + " cookies included: CORS does not stop it. "
                + way(governed.method()));
      }
    }
  }

  /** Whoever takes a form or an upload cannot take JSON instead. */
  private static String way(ResourceMethodDeclaration method) {
    return method.takesEntity() && method.consumes().isEmpty()
        ? "Add @Consumes(\"application/json\") if that is what it takes, or check a token or the"
            + " Origin header before anything is changed."
        : "Check a token or the Origin header before anything is changed.";
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
