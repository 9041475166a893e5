package dev.corsac.policy.route;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource class (Jakarta REST 3.1, section 3.1): a root resource class, a class that locators
 * lead to, or both.
 *
 * @param name the binary name, {@code com.acme.Outer$Inner}
 * @param aliases binary names of interfaces and superclasses that some servers report in place of
 *     the class, because its {@code @Path} is theirs
 * @param template the class's URI template as written; null if it is not a root resource class
 * @param methods its resource methods, sub-resource methods included
 * @param locators its sub-resource locators
 */
public record ResourceClass(
    String name,
    List<String> aliases,
    @Nullable String template,
    List<ResourceMethod> methods,
    List<Locator> locators) {

  public ResourceClass {
    aliases = List.copyOf(aliases);
    methods = List.copyOf(methods);
    locators = List.copyOf(locators);
  }

  /** The policies that its methods and locators name. */
  public Set<DeclaredPolicy> policies() {
    Set<DeclaredPolicy> policies = new LinkedHashSet<>();
    for (ResourceMethod method : methods) {
      add(policies, method.own());
      add(policies, method.outer());
    }
    locators.forEach(locator -> add(policies, locator.own()));
    return policies;
  }

  private static void add(Set<DeclaredPolicy> policies, @Nullable DeclaredPolicy policy) {
    if (policy != null) {
      policies.add(policy);
    }
  }
}
