package dev.corsac.jaxrs.resource;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** Whether a class still says what its policy table says of it. */
final class Staleness {

  private Staleness() {}

  /** What the class says otherwise than its entry; empty if nothing. */
  static Optional<String> of(Class<?> type, ResourceClass resource) {
    Path path = ResourceAnnotations.path(type);
    if (resource.template() != null
        && (path == null || !resource.template().equals(path.value()))) {
      return Optional.of("its @Path was \"" + resource.template() + "\" then");
    }
    List<ResourceAnnotations.Routed> routed = ResourceAnnotations.routedMethods(type);
    for (ResourceAnnotations.Routed method : routed) {
      Optional<String> difference = difference(type, resource, method);
      if (difference.isPresent()) {
        return difference;
      }
    }
    List<ResourceAnnotations.Routed> bridges = ResourceAnnotations.routedBridges(type);
    for (ResourceMethod method : resource.methods()) {
      if (routed.stream().noneMatch(r -> isSame(r, method))
          && bridges.stream()
              .noneMatch(b -> isSame(b, method) && saysTheSame(type, b.method(), method))) {
        return Optional.of("it had a " + method.httpMethod() + " " + method.signatures().get(0));
      }
    }
    for (Locator locator : resource.locators()) {
      if (routed.stream().noneMatch(r -> isSame(r, locator))
          && bridges.stream()
              .noneMatch(b -> isSame(b, locator) && saysTheSame(type, b.method(), locator))) {
        return Optional.of("it had a locator " + locator.signature());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(
      Class<?> type, ResourceClass resource, ResourceAnnotations.Routed routed) {
    String signature = ResourceAnnotations.signature(routed.method());
    if (routed.httpMethod().isEmpty()) {
      return resource.locators().stream()
          .filter(locator -> isSame(routed, locator))
          .findFirst()
          .map(locator ->
              saysTheSame(type, routed.method(), locator)
                  ? Optional.<String>empty()
                  : Optional.of("the policy of " + signature + " has changed"))
          .orElse(Optional.of("its locator " + signature + " is new or has changed"));
    }
    return resource.methods().stream()
        .filter(method -> isSame(routed, method))
        .findFirst()
        .map(method ->
            saysTheSame(type, routed.method(), method)
                ? Optional.<String>empty()
                : Optional.of("the policy of " + signature + " has changed"))
        .orElse(Optional.of("its method " + signature + " is new or has changed"));
  }

  private static boolean isSame(ResourceAnnotations.Routed routed, ResourceMethod method) {
    return routed.httpMethod().equals(Optional.of(method.httpMethod()))
        && routed.template().equals(method.template())
        && method.signatures().contains(ResourceAnnotations.signature(routed.method()));
  }

  private static boolean isSame(ResourceAnnotations.Routed routed, Locator locator) {
    return routed.httpMethod().isEmpty()
        && routed.template().equals(locator.template())
        && locator.signature().equals(ResourceAnnotations.signature(routed.method()));
  }

  private static boolean saysTheSame(Class<?> type, Method method, Locator compiled) {
    return DescribedClasses.says(
        compiled.own(), NearestPolicies.of(type, method, compiled.target() != null));
  }

  private static boolean saysTheSame(Class<?> type, Method method, ResourceMethod compiled) {
    List<PolicyDeclaration> nearest = NearestPolicies.of(type, method, true);
    if (compiled.own() != null || !nearest.isEmpty()) {
      return DescribedClasses.says(compiled.own(), nearest);
    }
    List<PolicyDeclaration> ofPackage =
        type.getPackage() == null ? List.of() : PolicyAnnotations.on(type.getPackage());
    return DescribedClasses.says(compiled.outer(), ofPackage);
  }
}
