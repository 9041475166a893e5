package dev.corsac.processor.validate;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.resolve.InferredHeaders;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.function.Consumer;

/** {@code auth-unreachable}: a protected method that no cross-origin script can sign in to. */
final class AuthUnreachable implements CompilationRule {

  @Override
  public void check(CompilationModel model, Consumer<Diagnostic> out) {
    for (Governed governed : GovernedMethods.of(model)) {
      if (governed.crossOrigin()
          && governed.method().rolesAllowed()
          && !governed.withCredentials()
          && governed.policy().orElseThrow().declaration().allowedHeaders().isEmpty()
          && InferredHeaders.of(governed.resource(), governed.method()).stream()
              .allMatch(header -> header.name().equalsIgnoreCase("Content-Type"))) {
        governed.report(
            out,
            DiagnosticId.AUTH_UNREACHABLE,
            "@RolesAllowed asks who calls, and under this policy a cross-origin script can send"
                + " neither a cookie nor a token. Add allowedHeaders = \"Authorization\" or"
                + " allowCredentials = true to the policy.");
      }
    }
  }
}
