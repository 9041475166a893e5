package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.Scope;
import dev.corsac.processor.model.Scope.Level;
import dev.corsac.processor.model.Scopes;
import dev.corsac.processor.model.Scopes.Disagreement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code supertypes-disagree}: policies are inherited from two sides, and differ. */
final class SupertypesDisagree implements CompilationRule {

  @Override
  public void check(CompilationModel model, Consumer<Diagnostic> out) {
    Set<String> targets = new HashSet<>();
    for (ResourceClassDeclaration resource : model.resources().values()) {
      resource.methods().forEach(method -> method.subResourceType().ifPresent(targets::add));
    }
    for (ResourceClassDeclaration resource : model.resources().values()) {
      boolean served = resource.concrete() || targets.contains(resource.element().owner());
      if (resource.fromSource() && served && !resource.restClient()) {
        for (ResourceMethodDeclaration method : resource.methods()) {
          Optional<Disagreement> found = Scopes.disagreement(method);
          if (found.isPresent()) {
            out.accept(diagnostic(place(resource, method, found.get(), model), found.get()));
          }
        }
      }
    }
  }

  /** Where the two meet first: in the class, or in a supertype of it from these sources. */
  private static ElementRef place(
      ResourceClassDeclaration resource,
      ResourceMethodDeclaration method,
      Disagreement found,
      CompilationModel model) {
    ElementRef place = placeIn(resource, method, found);
    for (Scope scope : method.scopes()) {
      boolean supertype = scope.level() == Level.SUPERCLASS || scope.level() == Level.INTERFACE;
      ResourceClassDeclaration above = model.resources().get(scope.element().owner());
      if (supertype && above != null && above.fromSource()) {
        for (ResourceMethodDeclaration inherited : above.methods()) {
          boolean same = inherited.signatures().stream().anyMatch(method.signatures()::contains);
          if (same && Scopes.disagreement(inherited).filter(found::isBetweenSame).isPresent()) {
            place = placeIn(above, inherited, found);
          }
        }
      }
    }
    return place;
  }

  private static ElementRef placeIn(
      ResourceClassDeclaration type, ResourceMethodDeclaration method, Disagreement found) {
    boolean declaredHere = method.element().owner().equals(type.element().owner());
    return found.ofMethods() && declaredHere ? method.element() : type.element();
  }

  private static Diagnostic diagnostic(ElementRef place, Disagreement found) {
    return Diagnostic.at(
        place,
        DiagnosticId.SUPERTYPES_DISAGREE,
        shown(found.one())
            + " and "
            + shown(found.other())
            + " say different things, and neither is nearer than the other: only the order of"
            + " the supertypes would decide. "
            + remedy(place, found));
  }

  private static String remedy(ElementRef place, Disagreement found) {
    if (!found.ofMethods()) {
      return "Write the policy that you want on this type.";
    }
    return place.kind() == ElementRef.Kind.METHOD
        ? "Write the policy that you want on this method."
        : "Override the method here, and write the policy that you want on it.";
  }

  private static String shown(Scope scope) {
    return "@" + scope.policies().get(0).simpleName() + " on " + scope.element();
  }
}
