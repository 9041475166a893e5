package dev.corsac.processor.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The classes to which nothing in this compilation leads: other compilations may have locators to
 * them, or make instances.
 */
public final class Unreached {

  private Unreached() {}

  /**
   * Those classes, sorted by name. An interface or abstract class whose methods a class here
   * inherits is not among them: its methods are that class's.
   *
   * @param reached whether a way leads to a class, by its canonical name
   */
  public static List<ResourceClassDeclaration> of(
      CompilationModel model, Predicate<String> reached) {
    Set<ElementRef> inherited = inherited(model);
    List<ResourceClassDeclaration> unreached = new ArrayList<>();
    for (ResourceClassDeclaration resource : model.resources().values()) {
      if (resource.fromSource()
          && !resource.restClient()
          && (resource.concrete() || !inherited.contains(resource.element()))
          && !reached.test(resource.element().owner())) {
        unreached.add(resource);
      }
    }
    return unreached;
  }

  private static Set<ElementRef> inherited(CompilationModel model) {
    Set<ElementRef> inherited = new HashSet<>();
    for (ResourceClassDeclaration resource : model.resources().values()) {
      if (resource.concrete()) {
        for (ResourceMethodDeclaration method : resource.methods()) {
          for (Scope scope : method.scopes()) {
            inherited.add(scope.element());
          }
        }
      }
    }
    return inherited;
  }
}
