package dev.corsac.jaxrs;

import dev.corsac.policy.route.DeclaredApplication;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which root resource classes an application serves, by binary name, and its own policy.
 *
 * @param names the root resource classes; empty if the server does not say, so that all are taken
 *     for served
 * @param applicationPolicy the policy of the {@code Application} that is deployed; null if it has
 *     none
 */
record Served(Optional<Set<String>> names, @Nullable DeclaredPolicy applicationPolicy)
    implements Predicate<String> {

  /**
   * Asks what the server shows.
   *
   * @throws CorsDeploymentException if the server does not show which of several applications with
   *     different policies it deploys
   */
  static Served of(Components components, ClassReview review, Collection<PolicyTable> tables) {
    Set<String> names = new LinkedHashSet<>();
    boolean says = collect(components.listed(), review, names);
    // A configuration may hold but a part: a resource that some feature registers by itself.
    collect(components.registered(), review, names);
    return new Served(
        says || !names.isEmpty() ? Optional.of(names) : Optional.empty(),
        applicationPolicy(components, tables));
  }

  private static @Nullable DeclaredPolicy applicationPolicy(
      Components components, Collection<PolicyTable> tables) {
    if (components.application().isPresent()) {
      return tables.stream()
          .flatMap(table -> table.applications().stream())
          .filter(each -> components.isThis(each.name()))
          .findFirst()
          .map(DeclaredApplication::policy)
          .orElse(null);
    }
    try {
      return Deployed.policyOfAllApplications(tables).orElse(null);
    } catch (IllegalArgumentException e) {
      throw new CorsDeploymentException(
          e.getMessage() + ". Give both the same policy, or deploy them as two applications.", e);
    }
  }

  /** The same, with a class that the server turned out to serve. */
  Served and(String className) {
    if (names.isEmpty()) {
      return this;
    }
    Set<String> more = new LinkedHashSet<>(names.get());
    more.add(className);
    return new Served(Optional.of(more), applicationPolicy);
  }

  @Override
  public boolean test(String className) {
    return names.isEmpty() || names.get().contains(className);
  }

  /** The policies that this application can come to need. */
  Set<DeclaredPolicy> policies(Collection<PolicyTable> tables) {
    Set<DeclaredPolicy> policies = new LinkedHashSet<>();
    add(policies, applicationPolicy);
    for (PolicyTable table : tables) {
      for (ResourceClass resource : table.classes()) {
        if (isReachable(resource)) {
          for (ResourceMethod method : resource.methods()) {
            add(policies, method.own());
            add(policies, method.outer());
          }
          for (Locator locator : resource.locators()) {
            add(policies, locator.own());
          }
        }
      }
    }
    return policies;
  }

  /** Whether a table has a root resource class that is served. */
  boolean anyOf(PolicyTable table) {
    return table.classes().stream()
        .anyMatch(resource -> resource.template() != null && test(resource.name()));
  }

  // Sub-resource classes: an opaque locator may lead to any of them.
  private boolean isReachable(ResourceClass resource) {
    return resource.template() == null || test(resource.name());
  }

  private static void add(Set<DeclaredPolicy> policies, @Nullable DeclaredPolicy policy) {
    if (policy != null) {
      policies.add(policy);
    }
  }

  /** Adds the tables' names for root resource classes; returns whether there was any such class. */
  private static boolean collect(
      Collection<Class<?>> types, ClassReview review, Set<String> names) {
    boolean roots = false;
    for (Class<?> type : types) {
      if (ClassReview.isRoot(type)) {
        roots = true;
        review.described(type).ifPresent(described -> names.add(described.getName()));
      }
    }
    return roots;
  }
}
