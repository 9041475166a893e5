package dev.corsac.processor.resolve;

import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.Scope;
import dev.corsac.processor.model.Scope.Level;
import java.util.List;
import java.util.Optional;

/**
 * Which policy applies: the nearest, whole. Method, then what it overrides, class, superclasses,
 * interfaces; then the locator that led there, which only a request knows; then package and {@code
 * Application}.
 */
public final class Scopes {

  private Scopes() {}

  /**
   * The nearest policy from the method to the class's supertypes. An opaque locator takes one from
   * the method itself only: what its class says was written for other results.
   */
  public static Optional<PolicyAnnotation> own(ResourceMethodDeclaration method) {
    boolean opaque = method.isOpaque();
    for (Scope scope : method.scopes()) {
      if (!scope.policies().isEmpty() && (!opaque || isOnMethod(scope))) {
        return Optional.of(scope.policies().get(0));
      }
    }
    return Optional.empty();
  }

  /** The policy that counts where neither the method nor a locator on the way has one. */
  public static Optional<PolicyAnnotation> outer(
      ResourceClassDeclaration resource, CompilationModel model) {
    Optional<PolicyAnnotation> ofPackage = ofPackage(resource);
    return ofPackage.isPresent() ? ofPackage : model.applicationPolicy();
  }

  /** The policy of the resource class's package. */
  public static Optional<PolicyAnnotation> ofPackage(ResourceClassDeclaration resource) {
    List<PolicyAnnotation> policies = resource.packageScope().policies();
    return policies.isEmpty() ? Optional.empty() : Optional.of(policies.get(0));
  }

  /** The method's own policy, else what the locators on the way to it bring. */
  public static Optional<PolicyAnnotation> near(
      ResourceMethodDeclaration method, Optional<PolicyAnnotation> inherited) {
    Optional<PolicyAnnotation> own = own(method);
    return own.isPresent() ? own : inherited;
  }

  /** The policy of a method that no locator leads to. */
  public static Optional<PolicyAnnotation> effective(
      ResourceMethodDeclaration method, ResourceClassDeclaration resource, CompilationModel model) {
    Optional<PolicyAnnotation> own = own(method);
    return own.isPresent() ? own : outer(resource, model);
  }

  private static boolean isOnMethod(Scope scope) {
    return scope.level() == Level.METHOD || scope.level() == Level.OVERRIDDEN;
  }
}
