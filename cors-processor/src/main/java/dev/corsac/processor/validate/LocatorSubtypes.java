package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration.Designator;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@code locator-subtypes}: what a locator may return is under different policies. */
final class LocatorSubtypes implements GovernedMethodsRule {

  /** A method of one of the classes, as a preflight asks for it. */
  private record Route(String httpMethod, String template) {}

  /** Who answers for a route, and under which policy. */
  private record Answer(
      ResourceMethodDeclaration method, String owner, Optional<PolicyAnnotation> policy) {

    boolean grantsSameAs(Answer other) {
      boolean both = policy.isPresent() && other.policy.isPresent();
      return both
          ? policy.get().declaration().grantsSameAs(other.policy.get().declaration())
          : policy.equals(other.policy);
    }

    String shown() {
      return owner
          + "."
          + method.signatures().get(0)
          + policy
              .map(each -> " (@" + each.simpleName() + " on " + each.bearer() + ")")
              .orElse(" (no policy)");
    }
  }

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    for (Governed governed : methods.compiledHere()) {
      List<ResourceClassDeclaration> types = methods.mayReturn(governed.method());
      if (types.size() > 1) {
        check(governed, types, methods, out);
      }
    }
  }

  private static void check(
      Governed locator,
      List<ResourceClassDeclaration> types,
      GovernedMethods methods,
      Consumer<Diagnostic> out) {
    Map<Route, Answer> first = new HashMap<>();
    for (ResourceClassDeclaration type : types) {
      for (ResourceMethodDeclaration method : type.methods()) {
        Optional<PolicyAnnotation> policy = methods.below(locator.handedDown(), type, method);
        Answer answer = new Answer(method, type.element().owner(), policy);
        for (Designator designator : method.designators()) {
          Route route = new Route(designator.httpMethod(), method.path().orElse(""));
          Answer other = first.putIfAbsent(route, answer);
          if (other != null && !other.grantsSameAs(answer)) {
            Finding finding =
                Finding.of(
                    DiagnosticId.LOCATOR_SUBTYPES,
                    Place.ANNOTATION,
                    problem(locator, other, answer));
            out.accept(
                new Diagnostic(
                    locator.method().element(), "", accepting(locator, other, answer), finding));
            return;
          }
        }
      }
    }
  }

  /** The locator may be under none: what it may return can accept it too. */
  private static Optional<PolicyAnnotation> accepting(Governed locator, Answer one, Answer other) {
    return Stream.of(locator.policy(), one.policy(), other.policy())
        .flatMap(Optional::stream)
        .filter(policy -> Tolerances.accepts(policy, DiagnosticId.LOCATOR_SUBTYPES))
        .findFirst()
        .or(locator::policy);
  }

  private static String problem(Governed locator, Answer one, Answer other) {
    return "this locator may return several classes under different policies: "
        + one.shown()
        + " and "
        + other.shown()
        + ". A preflight cannot tell which one it will be, so it is granted only if all of "
        + locator.method().subResourceType().orElse("")
        + " and its subclasses grant it. Declare the class that is returned as the result type, or"
        + " write one policy for all of them.";
  }
}
