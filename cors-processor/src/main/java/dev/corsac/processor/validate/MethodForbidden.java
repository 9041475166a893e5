package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ResourceMethodDeclaration.Designator;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** {@code method-forbidden}: a method that no script may use. */
final class MethodForbidden implements GovernedMethodsRule {

  private static final Set<String> FORBIDDEN = Set.of("TRACE", "TRACK", "CONNECT");

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    for (Governed governed : methods.compiledHere()) {
      for (Designator designator : governed.method().designators()) {
        if (governed.crossOrigin()
            && FORBIDDEN.contains(designator.httpMethod().toUpperCase(Locale.ROOT))) {
          governed.report(
              out,
              DiagnosticId.METHOD_FORBIDDEN,
              "browsers do not let scripts send "
                  + designator.httpMethod()
                  + ", whatever a policy says"
                  + " (Fetch, \"forbidden method\"). Put @SameOrigin on the method, or remove the"
                  + " policy.");
        }
      }
    }
  }
}
