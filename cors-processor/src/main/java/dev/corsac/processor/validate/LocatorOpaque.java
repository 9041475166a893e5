package dev.corsac.processor.validate;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ResourceMethodDeclaration.SubResource;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.function.Consumer;

/** {@code locator-opaque}: a locator whose result type shows no resource. */
final class LocatorOpaque implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    for (Governed governed : methods.compiledHere()) {
      if (governed.method().isOpaque()) {
        accepting(governed)
            .report(
                out,
                DiagnosticId.LOCATOR_OPAQUE,
                "the result type "
                    + governed.method().subResource().map(SubResource::shown).orElseThrow()
                    + " does not show which resource methods"
                    + " are below this locator, so only a policy on the locator itself counts"
                    + " there. Declare the resource class as the result type.");
      }
    }
  }

  /** The policy of its class does not count below the locator, but speaks for it. */
  private static Governed accepting(Governed locator) {
    return new Governed(
        locator.resource(),
        locator.method(),
        locator.method().scopes().stream()
            .flatMap(scope -> scope.policies().stream())
            .findFirst()
            .or(locator::policy),
        locator.headersOnTheWay(),
        locator.routed());
  }
}
