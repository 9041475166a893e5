package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ResourceMethodDeclaration.Designator;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * {@code method-malformed}: a designator whose value is no HTTP method. Without a policy too: an
 * answer to a preflight lists all methods at a path that grant the same.
 */
final class MethodMalformed implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    for (Governed governed : methods.compiledHere()) {
      for (Designator designator : governed.method().designators()) {
        if (!designator.isWellFormed()) {
          governed.report(out, finding(designator));
        }
      }
    }
  }

  private static Finding finding(Designator designator) {
    String value = designator.httpMethod();
    String problem =
        value.equals("*")
            ? "\"*\" is not an HTTP method: in Access-Control-Allow-Methods it means all methods, so"
                + " browsers would send every method to this path."
            : Quoted.text(value)
                + " is not an HTTP method: a method is a token (RFC 9110, section 9.1), one word of"
                + " ASCII letters, digits, \"-\" and a few other signs. No browser sends it, and in"
                + " an answer to a preflight it could stand for other methods.";
    Finding finding =
        Finding.of(
            DiagnosticId.METHOD_MALFORMED,
            Place.ANNOTATION,
            problem + " Correct the @HttpMethod of @" + designator.annotation() + ".");
    String stripped = value.strip().toUpperCase(Locale.ROOT);
    return ResourceMethod.isHttpMethod(stripped) ? finding.suggesting(stripped) : finding;
  }
}
