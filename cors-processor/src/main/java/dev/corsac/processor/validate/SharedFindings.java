package dev.corsac.processor.validate;

import dev.corsac.policy.finding.Finding;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.Scope;
import dev.corsac.processor.model.Scope.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a locator leads to an interface and to the classes that implement it, a rule finds the same
 * at each of them. It is said once, at the method that the others override or implement: what is
 * fixed there is fixed for all.
 */
final class SharedFindings {

  /** The same complaint about the same policy, or about none. */
  private record Said(ElementRef element, Optional<PolicyAnnotation> policy, Finding finding) {}

  private final Map<ElementRef, Set<ElementRef>> overridden = new HashMap<>();

  private SharedFindings(CompilationModel model) {
    for (ResourceClassDeclaration resource : model.resources().values()) {
      for (ResourceMethodDeclaration method : resource.methods()) {
        for (Scope scope : method.scopes()) {
          // What stands in a class that is not compiled now is not printed there.
          if (scope.level() == Level.OVERRIDDEN
              && !scope.element().equals(method.element())
              && !model.carried().contains(scope.element().owner())) {
            overridden
                .computeIfAbsent(method.element(), key -> new HashSet<>())
                .add(scope.element());
          }
        }
      }
    }
  }

  /** The findings about methods without those that stand at an overridden method as well. */
  static List<Diagnostic> saidOnce(List<Diagnostic> aboutMethods, CompilationModel model) {
    return aboutMethods.isEmpty() ? aboutMethods : new SharedFindings(model).saidOnce(aboutMethods);
  }

  private List<Diagnostic> saidOnce(List<Diagnostic> aboutMethods) {
    Set<Said> said = new HashSet<>();
    for (Diagnostic each : aboutMethods) {
      said.add(said(each, each.element()));
    }
    List<Diagnostic> left = new ArrayList<>();
    for (Diagnostic each : aboutMethods) {
      if (isSaidAbove(each, said)) {
        // Two interfaces may override each other's methods, each in another class.
        said.remove(said(each, each.element()));
      } else {
        left.add(each);
      }
    }
    return left;
  }

  private boolean isSaidAbove(Diagnostic diagnostic, Set<Said> said) {
    for (ElementRef above : overridden.getOrDefault(diagnostic.element(), Set.of())) {
      if (said.contains(said(diagnostic, above))) {
        return true;
      }
    }
    return false;
  }

  private static Said said(Diagnostic diagnostic, ElementRef element) {
    return new Said(element, diagnostic.policy(), diagnostic.finding());
  }
}
