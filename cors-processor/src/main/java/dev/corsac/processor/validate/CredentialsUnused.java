package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** {@code credentials-unused}: credentials although no signature reads who calls. */
final class CredentialsUnused implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    Map<PolicyAnnotation, Boolean> used = new LinkedHashMap<>();
    for (Governed governed : methods.inReach()) {
      if (governed.withCredentials()) {
        boolean reads = governed.method().isOpaque() || reads(governed.method());
        used.merge(governed.policy().orElseThrow(), reads, Boolean::logicalOr);
      }
    }
    for (Map.Entry<PolicyAnnotation, Boolean> each : used.entrySet()) {
      if (!each.getValue()) {
        out.accept(
            Diagnostic.at(
                each.getKey(),
                Finding.of(
                    DiagnosticId.CREDENTIALS_UNUSED,
                    Place.of("allowCredentials"),
                    "credentials are allowed, but no method under this policy reads a cookie"
                        + " or a security context. Remove allowCredentials; for tokens write"
                        + " allowedHeaders = \"Authorization\" instead.")));
      }
    }
  }

  private static boolean reads(ResourceMethodDeclaration method) {
    return method.readsCookies()
        || method.readsSecurityContext()
        || method.authenticatedBy().isPresent();
  }
}
