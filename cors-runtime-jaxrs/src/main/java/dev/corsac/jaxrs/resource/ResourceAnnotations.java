package dev.corsac.jaxrs.resource;

import dev.corsac.policy.route.ResourceMethod;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What Jakarta REST reads of a class by reflection. Used at deployment only. */
public final class ResourceAnnotations {

  private ResourceAnnotations() {}

  /**
   * A resource method or sub-resource locator.
   *
   * @param method the Java method of the class
   * @param httpMethod the request method designator's value; empty for a locator
   * @param template the value of its {@code @Path}; empty if it has none
   */
  record Routed(Method method, Optional<String> httpMethod, String template) {}

  /** The resource methods and locators of a class, inherited ones included. */
  static List<Routed> routedMethods(Class<?> type) {
    return routed(type, false);
  }

  /**
   * The same of bridges: they are all that reflection shows of the methods that a public class
   * inherits from one that is not public.
   */
  static List<Routed> routedBridges(Class<?> type) {
    return routed(type, true);
  }

  private static List<Routed> routed(Class<?> type, boolean bridges) {
    List<Routed> routed = new ArrayList<>();
    for (Method method : type.getMethods()) {
      if (method.isBridge() != bridges
          || Modifier.isStatic(method.getModifiers())
          || method.getDeclaringClass() == Object.class) {
        continue;
      }
      Method annotated = annotated(type, method);
      Optional<String> httpMethod = designator(annotated);
      Path path = annotated.getAnnotation(Path.class);
      // What is no HTTP method stands in no table: an answer that lists it could grant another.
      if (httpMethod.isPresent() ? ResourceMethod.isHttpMethod(httpMethod.get()) : path != null) {
        routed.add(new Routed(method, httpMethod, path == null ? "" : path.value()));
      }
    }
    return routed;
  }

  /** Whether a method, or what it overrides, bears a request method designator or a path. */
  public static boolean isRouted(Class<?> type, Method method) {
    Method annotated = annotated(type, method);
    return designator(annotated).isPresent() || annotated.isAnnotationPresent(Path.class);
  }

  /** Whether a class itself, not what it inherits, bears a path or has resource methods. */
  static boolean declaresAny(Class<?> type) {
    return type.isAnnotationPresent(Path.class)
        || Arrays.stream(type.getDeclaredMethods())
            .anyMatch(method -> !method.isSynthetic() && bearsJakartaRest(method));
  }

  /** The {@code @Path} that makes a class a root resource class, its own or a supertype's. */
  static @Nullable Path path(Class<?> type) {
    for (Class<?> c : hierarchy(type)) {
      Path path = c.getDeclaredAnnotation(Path.class);
      if (path != null) {
        return path;
      }
    }
    return null;
  }

  /** Whether the class is a root resource class: it or a supertype bears {@code @Path}. */
  public static boolean isRoot(Class<?> type) {
    return path(type) != null;
  }

  /**
   * A method for people: {@code /orders/{id} (com.acme.OrderResource.cancel)}; without a template
   * where a locator leads to its class.
   */
  public static String route(Class<?> type, Method method) {
    String name = type.getName() + "." + method.getName();
    Path ofClass = path(type);
    if (ofClass == null) {
      return name;
    }
    Path ofMethod = annotated(type, method).getAnnotation(Path.class);
    String template = "/" + ofClass.value() + "/" + (ofMethod == null ? "" : ofMethod.value());
    return template.replaceAll("/+", "/").replaceAll("(?<=.)/$", "") + " (" + name + ")";
  }

  /** {@code name(erased.Parameter,types[])}, as the tables write it. */
  static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getTypeName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }

  /** The class, its superclasses from the nearest on, then all interfaces; without Object. */
  public static Set<Class<?>> hierarchy(Class<?> type) {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      types.add(c);
    }
    for (Class<?> c : List.copyOf(types)) {
      collectInterfaces(c, types);
    }
    return types;
  }

  /** The methods that a method overrides or implements, by erasure or through a bridge. */
  static List<Method> overridden(Class<?> type, Method method) {
    return family(type, method).stream()
        .filter(candidate ->
            !candidate.equals(method)
                && candidate.getDeclaringClass().isAssignableFrom(method.getDeclaringClass()))
        .toList();
  }

  /**
   * All methods of a class's hierarchy that one method of the class answers for: itself, what it
   * overrides, and what an interface asks for that only the class brings together with it.
   */
  static List<Method> family(Class<?> type, Method method) {
    Set<String> erasures = new LinkedHashSet<>();
    erasures.add(signature(method));
    for (Method bridge : type.getMethods()) {
      if (bridge.isBridge()
          && bridge.getName().equals(method.getName())
          && bridge.getParameterCount() == method.getParameterCount()) {
        erasures.add(signature(bridge));
      }
    }
    TypeArguments arguments = TypeArguments.of(type);
    List<Method> found = new ArrayList<>();
    for (Class<?> c : hierarchy(type)) {
      for (Method candidate : c.getDeclaredMethods()) {
        if (!candidate.isBridge()
            && !Modifier.isStatic(candidate.getModifiers())
            && !Modifier.isPrivate(candidate.getModifiers())
            && erasures.contains(signature(candidate))
            && !arguments.tellApart(method, candidate)) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  // Jakarta REST 3.1, section 3.6: annotations are inherited unless the method has any of its own;
  // a superclass goes before an interface.
  private static Method annotated(Class<?> type, Method method) {
    if (bearsJakartaRest(method)) {
      return method;
    }
    for (Method overridden : overridden(type, method)) {
      if (bearsJakartaRest(overridden)) {
        return overridden;
      }
    }
    return method;
  }

  private static boolean bearsJakartaRest(Method method) {
    return Arrays.stream(method.getDeclaredAnnotations())
            .anyMatch(ResourceAnnotations::isJakartaRest)
        || Arrays.stream(method.getParameterAnnotations())
            .flatMap(Arrays::stream)
            .anyMatch(ResourceAnnotations::isJakartaRest);
  }

  private static boolean isJakartaRest(Annotation annotation) {
    Class<? extends Annotation> type = annotation.annotationType();
    return type.getName().startsWith("jakarta.ws.rs.")
        || type.isAnnotationPresent(HttpMethod.class);
  }

  private static Optional<String> designator(Method method) {
    return Arrays.stream(method.getDeclaredAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(designator -> designator != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static void collectInterfaces(Class<?> type, Set<Class<?>> types) {
    for (Class<?> c : type.getInterfaces()) {
      if (types.add(c)) {
        collectInterfaces(c, types);
      }
    }
  }
}
