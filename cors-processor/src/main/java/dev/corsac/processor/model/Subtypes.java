package dev.corsac.processor.model;

import dev.corsac.processor.model.Scope.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What locators may return: of the declared result type and of the classes in reach that inherit
 * from it, servers take the methods of the one that is returned.
 */
public final class Subtypes {
  private final Map<String, ResourceClassDeclaration> resources;
  private final Map<String, List<ResourceClassDeclaration>> byType = new HashMap<>();

  private Subtypes(CompilationModel model) {
    this.resources = model.resources();
    for (ResourceClassDeclaration resource : resources.values()) {
      if (resource.concrete() && !resource.restClient()) {
        // All methods of a class have the scopes of its types.
        for (Scope scope : resource.methods().get(0).scopes()) {
          if (scope.level() == Level.SUPERCLASS || scope.level() == Level.INTERFACE) {
            byType.computeIfAbsent(scope.element().owner(), k -> new ArrayList<>()).add(resource);
          }
        }
      }
    }
  }

  /** The subtypes in a compilation. */
  public static Subtypes in(CompilationModel model) {
    return new Subtypes(model);
  }

  /** The classes that inherit from a locator's declared result type, sorted by name. */
  public List<ResourceClassDeclaration> below(ResourceMethodDeclaration locator) {
    Optional<String> target = locator.subResourceType();
    return target.isPresent() ? byType.getOrDefault(target.get(), List.of()) : List.of();
  }

  /** The declared result type, then its subtypes; none if the locator is opaque, or no locator. */
  public List<ResourceClassDeclaration> mayReturn(ResourceMethodDeclaration locator) {
    Optional<String> target = locator.subResourceType();
    ResourceClassDeclaration declared = target.isPresent() ? resources.get(target.get()) : null;
    if (declared == null) {
      return List.of();
    }
    List<ResourceClassDeclaration> all = new ArrayList<>();
    all.add(declared);
    all.addAll(below(locator));
    return all;
  }
}
