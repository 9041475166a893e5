package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceMethodDeclaration.SubResource;
import dev.corsac.processor.model.Scopes;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code locator-opaque}: a locator whose result type shows no resource. */
final class LocatorOpaque implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    boolean opaque = false;
    for (Governed governed : methods.compiledHere()) {
      if (governed.method().isOpaque()) {
        opaque = true;
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
    if (opaque) {
      checkBelow(methods, out);
    }
  }

  /** What only an opaque locator leads to is under no policy for preflights. */
  private static void checkBelow(GovernedMethods methods, Consumer<Diagnostic> out) {
    Set<PolicyAnnotation> inForce = new HashSet<>();
    for (Governed governed : methods.inReach()) {
      if (governed.routed()) {
        governed.policy().ifPresent(inForce::add);
      }
    }
    for (Governed governed : methods.compiledHere()) {
      Optional<PolicyAnnotation> own = Scopes.own(governed.method());
      if (!governed.routed()
          && governed.resource().concrete()
          && own.isPresent()
          && !inForce.contains(own.get())) {
        out.accept(Diagnostic.at(own.get(), DiagnosticId.LOCATOR_OPAQUE, below(governed)));
      }
    }
  }

  private static String below(Governed governed) {
    return "no locator here declares "
        + governed.resource().element()
        + " as its result, and one that declares Object or Class<?> shows nothing of this policy:"
        + " below it only a policy on that locator grants anything, so this one can only take away."
        + " Declare the class as the locator's result type, or write the policy on the locator"
        + " method.";
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
        locator.handedDown(),
        locator.headersOnTheWay(),
        locator.routed());
  }
}
