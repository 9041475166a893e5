package dev.corsac.processor.model;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.processor.model.Scope.Level;
import java.util.ArrayList;
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
   * Two places of the same rank that say different things, where nothing nearer speaks.
   *
   * @param one a place with a policy
   * @param other another, in a type that neither inherits from the first's nor the other way round
   */
  public record Disagreement(Scope one, Scope other) {

    /** Whether methods disagree; else it is the types that have them. */
    public boolean ofMethods() {
      return isOnMethod(one);
    }

    /** Whether another one is between the same two places. */
    public boolean isBetweenSame(Disagreement another) {
      return one.element().equals(another.one.element())
          && other.element().equals(another.other.element());
    }
  }

  /**
   * The nearest policy from the method to the class's supertypes. An opaque locator takes one from
   * the method itself only: what its class says was written for other results. Where supertypes
   * disagree, nothing is granted: a class of another jar may be so, one of the sources is an error.
   */
  public static Optional<PolicyAnnotation> own(ResourceMethodDeclaration method) {
    List<Scope> nearest = nearest(method);
    if (nearest.isEmpty()) {
      return Optional.empty();
    }
    PolicyAnnotation first = nearest.get(0).policies().get(0);
    return Optional.of(disagreement(nearest).isEmpty() ? first : refusing(first));
  }

  /** Places of the same rank that disagree about the policy of a method, if there are such. */
  public static Optional<Disagreement> disagreement(ResourceMethodDeclaration method) {
    return disagreement(nearest(method));
  }

  private static Optional<Disagreement> disagreement(List<Scope> sameRank) {
    for (Scope other : sameRank) {
      Scope one = sameRank.get(0);
      if (!declaration(one).grantsSameAs(declaration(other))) {
        return Optional.of(new Disagreement(one, other));
      }
    }
    return Optional.empty();
  }

  private static PolicyDeclaration declaration(Scope scope) {
    return scope.policies().get(0).declaration();
  }

  private static PolicyAnnotation refusing(PolicyAnnotation policy) {
    return new PolicyAnnotation(
        policy.bearer(),
        policy.bearerAnnotation(),
        policy.declaredOn(),
        policy.lost(),
        PolicyDeclaration.sameOrigin());
  }

  /** The places with a policy that no nearer one overrides: several if they are of one rank. */
  private static List<Scope> nearest(ResourceMethodDeclaration method) {
    boolean opaque = method.isOpaque();
    List<Scope> nearest = new ArrayList<>();
    for (Scope scope : method.scopes()) {
      if (!scope.policies().isEmpty()
          && (!opaque || isOnMethod(scope))
          && (nearest.isEmpty() || nearest.get(0).level() == scope.level())) {
        nearest.add(scope);
        if (!mayHaveEquals(scope)) {
          break;
        }
      }
    }
    return nearest.size() < 2 ? nearest : withoutOverridden(nearest);
  }

  /** Superclasses are nearer the nearer they stand; methods and interfaces may be unrelated. */
  private static boolean mayHaveEquals(Scope scope) {
    return scope.level() == Level.OVERRIDDEN || scope.level() == Level.INTERFACE;
  }

  private static List<Scope> withoutOverridden(List<Scope> scopes) {
    List<Scope> left = new ArrayList<>();
    for (Scope scope : scopes) {
      boolean overridden = false;
      for (Scope nearer : scopes) {
        overridden |= nearer.above().contains(scope.element().owner());
      }
      if (!overridden) {
        left.add(scope);
      }
    }
    return left;
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
    return inForce(own(method), resource, model);
  }

  /** The policy in force: the near one, else that of package or application. */
  public static Optional<PolicyAnnotation> inForce(
      Optional<PolicyAnnotation> near, ResourceClassDeclaration resource, CompilationModel model) {
    return near.isPresent() ? near : outer(resource, model);
  }

  private static boolean isOnMethod(Scope scope) {
    return scope.level() == Level.METHOD || scope.level() == Level.OVERRIDDEN;
  }
}
