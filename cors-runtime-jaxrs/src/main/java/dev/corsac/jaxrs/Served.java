package dev.corsac.jaxrs;

import dev.corsac.policy.Policy;
import dev.corsac.policy.route.DeclaredPolicy;
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
 * Which root resource classes an application serves, by binary name.
 *
 * @param names the names; empty if the server does not say, so that all are taken for served
 */
record Served(Optional<Set<String>> names) implements Predicate<String> {

  static Served of(Components components, ClassReview review) {
    Set<String> names = new LinkedHashSet<>();
    boolean says = collect(components.listed(), review, names);
    // A configuration may hold but a part: a resource that some feature registers by itself.
    collect(components.registered(), review, names);
    return new Served(says || !names.isEmpty() ? Optional.of(names) : Optional.empty());
  }

  @Override
  public boolean test(String className) {
    return names.isEmpty() || names.get().contains(className);
  }

  /** The policies that this application can come to need. */
  Set<DeclaredPolicy> policies(Collection<PolicyTable> tables) {
    Set<DeclaredPolicy> policies = new LinkedHashSet<>();
    for (PolicyTable table : tables) {
      add(policies, table.applicationPolicy());
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

  /** The one line that says what is in force. */
  String summary(Collection<PolicyTable> tables, Collection<Policy> policies) {
    long routes =
        tables.stream()
            .flatMap(table -> table.classes().stream())
            .filter(this::isReachable)
            .mapToLong(resource -> resource.methods().size())
            .sum();
    long origins =
        policies.stream()
            .flatMap(policy -> policy.origins().patterns().stream())
            .map(Object::toString)
            .distinct()
            .count();
    return "Corsac: " + routes + " routes, " + policies.size() + " policies and " + origins
        + " origins are in force";
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
        // A container may list a proxy: its superclass is what the table describes.
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
          if (review.describes(c)) {
            names.add(c.getName());
            break;
          }
        }
      }
    }
    return roots;
  }
}
