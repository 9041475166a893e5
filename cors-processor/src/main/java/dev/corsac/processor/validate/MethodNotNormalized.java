package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Severity;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ResourceMethodDeclaration.Designator;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** {@code method-not-normalized}: a custom method in another case than browsers send it. */
final class MethodNotNormalized implements GovernedMethodsRule {

  private static final Set<String> NORMALIZED =
      Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    for (Governed governed : methods.compiledHere()) {
      for (Designator designator : governed.method().designators()) {
        String sent = designator.httpMethod();
        String upper = sent.toUpperCase(Locale.ROOT);
        if (!governed.crossOrigin() || sent.equals(upper) || !designator.isWellFormed()) {
          continue;
        }
        governed.report(out, finding(sent, upper).suggesting(upper));
      }
    }
  }

  private static Finding finding(String sent, String upper) {
    if (NORMALIZED.contains(upper)) {
      return Finding.of(
          DiagnosticId.METHOD_NOT_NORMALIZED,
          Place.ANNOTATION,
          "browsers send \""
              + upper
              + "\" where a script says \""
              + sent
              + "\", so @HttpMethod(\""
              + sent
              + "\") never matches. Write @HttpMethod(\""
              + upper
              + "\").");
    }
    return Finding.of(
            DiagnosticId.METHOD_NOT_NORMALIZED,
            Place.ANNOTATION,
            "browsers send \""
                + sent
                + "\" as a script writes it: \""
                + upper
                + "\" is another method. Methods are upper case by convention: write @HttpMethod(\""
                + upper
                + "\").")
        .weighing(Severity.WARNING);
  }
}
