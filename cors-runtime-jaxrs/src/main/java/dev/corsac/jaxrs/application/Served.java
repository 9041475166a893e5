package dev.corsac.jaxrs.application;

import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
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

  @Override
  public boolean test(String className) {
    return names.isEmpty() || names.get().contains(className);
  }

  /**
   * The policies that this application needs: of what it serves, of all that locators lead to from
   * there, and of every class that is no root resource class, because a locator that declares
   * nothing may lead to any.
   */
  Set<DeclaredPolicy> needed(Collection<PolicyTable> tables) {
    Map<String, ResourceClass> classes = new HashMap<>();
    tables.forEach(
        table -> table.classes().forEach(each -> classes.putIfAbsent(each.name(), each)));
    Set<DeclaredPolicy> policies = new LinkedHashSet<>();
    if (applicationPolicy != null) {
      policies.add(applicationPolicy);
    }
    Set<String> reached = new LinkedHashSet<>();
    Deque<ResourceClass> open = new ArrayDeque<>();
    for (PolicyTable table : tables) {
      table.classes().stream()
          .filter(each -> each.template() == null || test(each.name()))
          .forEach(open::add);
    }
    while (!open.isEmpty()) {
      ResourceClass resource = open.remove();
      if (reached.add(resource.name())) {
        policies.addAll(resource.policies());
        resource.locators().stream()
            .flatMap(locator -> locator.targets().stream())
            .map(target -> Optional.ofNullable(classes.get(target)))
            .flatMap(Optional::stream)
            .forEach(open::add);
      }
    }
    return policies;
  }

  /** The policies of a class that is not needed can still be chosen: all of the tables. */
  static Set<DeclaredPolicy> all(Collection<PolicyTable> tables) {
    Set<DeclaredPolicy> policies = new LinkedHashSet<>();
    for (PolicyTable table : tables) {
      table.classes().forEach(each -> policies.addAll(each.policies()));
    }
    return policies;
  }
}
