package dev.corsac.jaxrs.resource;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredApplication;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as the processor writes it for simple classes; the processor itself is built with this
 * module, and so not at hand here. What it really writes is met in the server tests.
 */
public final class DescribingTable {
  private DescribingTable() {}

  public static PolicyTable of(String name, Class<?>... types) {
    List<ResourceClass> classes = new ArrayList<>();
    List<DeclaredApplication> applications = new ArrayList<>();
    for (Class<?> type : types) {
      if (Application.class.isAssignableFrom(type)) {
        applications.add(
            new DeclaredApplication(
                type.getName(), declared(type, PolicyAnnotations.ofApplication(type))));
      } else {
        classes.add(resource(type, List.of(types)));
      }
    }
    return new PolicyTable(name, classes, applications);
  }

  private static ResourceClass resource(Class<?> type, List<Class<?>> described) {
    List<ResourceMethod> methods = new ArrayList<>();
    List<Locator> locators = new ArrayList<>();
    for (ResourceAnnotations.Routed routed : ResourceAnnotations.routedMethods(type)) {
      Method method = routed.method();
      String signature = ResourceAnnotations.signature(method);
      boolean opaque = routed.httpMethod().isEmpty() && !described.contains(method.getReturnType());
      DeclaredPolicy own =
          opaque ? declared(type, PolicyAnnotations.on(method)) : own(type, method);
      if (routed.httpMethod().isPresent()) {
        methods.add(
            new ResourceMethod(
                routed.httpMethod().get(),
                routed.template(),
                List.of(signature),
                own,
                null,
                List.of()));
      } else {
        locators.add(
            new Locator(
                routed.template(),
                signature,
                opaque ? null : method.getReturnType().getName(),
                own,
                List.of()));
      }
    }
    return new ResourceClass(type.getName(), aliases(type), template(type), methods, locators);
  }

  private static @Nullable String template(Class<?> type) {
    Path path = ResourceAnnotations.path(type);
    return path == null || type.isInterface() ? null : path.value();
  }

  private static List<String> aliases(Class<?> type) {
    return ResourceAnnotations.hierarchy(type).stream()
        .filter(each -> each.isAnnotationPresent(Path.class))
        .limit(1)
        .filter(each -> each != type)
        .map(Class::getName)
        .toList();
  }

  private static @Nullable DeclaredPolicy own(Class<?> type, Method method) {
    List<PolicyDeclaration> onMethod = PolicyAnnotations.on(method);
    if (!onMethod.isEmpty()) {
      return declared(type, onMethod);
    }
    return ResourceAnnotations.hierarchy(type).stream()
        .map(each -> declared(each, PolicyAnnotations.on(each)))
        .filter(each -> each != null)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable DeclaredPolicy declared(Class<?> site, List<PolicyDeclaration> found) {
    return found.isEmpty() ? null : new DeclaredPolicy(site.getName(), found.get(0));
  }

  /** The methods of a class by name, for tests that choose one. */
  public static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(each -> each.getName().equals(name) && !each.isBridge())
        .findFirst()
        .orElseThrow();
  }
}
