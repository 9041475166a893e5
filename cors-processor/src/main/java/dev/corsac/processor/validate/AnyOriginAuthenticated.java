package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code any-origin-authenticated}: every origin may read what is marked as private. */
final class AnyOriginAuthenticated implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    for (Governed governed : methods.compiledHere()) {
      Optional<String> mark = governed.method().authenticatedBy();
      if (mark.isEmpty() && governed.method().readsCookies()) {
        mark = Optional.of("@CookieParam");
      }
      if (governed.anyOrigin()
          && mark.isPresent()
          && governed.policy().orElseThrow().declaration().allowedHeaders().isEmpty()) {
        governed.report(
            out,
            DiagnosticId.ANY_ORIGIN_AUTHENTICATED,
            "the policy lets scripts of every origin read this method, which "
                + mark.get()
                + " marks as private. List the origins that may read it.");
      }
    }
  }
}
