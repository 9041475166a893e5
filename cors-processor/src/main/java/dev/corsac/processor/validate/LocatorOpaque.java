package dev.corsac.processor.validate;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.function.Consumer;

/** {@code locator-opaque}: a locator whose result type shows no resource. */
final class LocatorOpaque implements CompilationRule {

  @Override
  public void check(CompilationModel model, Consumer<Diagnostic> out) {
    for (Governed governed : GovernedMethods.of(model)) {
      governed
          .method()
          .subResource()
          .filter(sub -> sub.typeName().isEmpty())
          .ifPresent(sub ->
              governed.report(
                  out,
                  DiagnosticId.LOCATOR_OPAQUE,
                  "the result type "
                      + sub.shown()
                      + " does not show which resource methods"
                      + " are below this locator, so that only a policy on the locator itself"
                      + " counts there. Declare the resource class as the result type."));
    }
  }
}
