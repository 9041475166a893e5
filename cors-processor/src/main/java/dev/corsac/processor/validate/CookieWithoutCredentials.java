package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.function.Consumer;

/** {@code cookie-without-credentials}: a cookie that no cross-origin script can send. */
final class CookieWithoutCredentials implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    for (Governed governed : methods.compiledHere()) {
      if (governed.crossOrigin()
          && !governed.withCredentials()
          && governed.method().readsCookies()) {
        governed.report(
            out,
            DiagnosticId.COOKIE_WITHOUT_CREDENTIALS,
            "the method reads a cookie (@CookieParam), but cross-origin scripts cannot send one"
                + " under a policy without credentials. Add allowCredentials = true to the policy,"
                + " or @SameOrigin to the method.");
      }
    }
  }
}
