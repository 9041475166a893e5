package dev.corsac.jaxrs.resource;

import dev.corsac.policy.path.UriTemplate;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A class that a program serves at a path of its own making: Jersey's {@code
 * Resource.builder(Orders.class).path(…)}. Read by name, without a dependency.
 *
 * @param type the class
 * @param path the URI template at which it is served
 * @param whole whether all that is served there is what the class's annotations say, and nothing
 *     else
 */
public record BuiltResource(Class<?> type, String path, boolean whole) {

  /**
   * What an application has of them.
   *
   * @param application as the server shows it: Jersey's {@code ResourceConfig} tells
   * @return nothing on other servers
   */
  public static List<BuiltResource> of(Application application) {
    List<BuiltResource> built = new ArrayList<>();
    try {
      if (call(application, "getResources") instanceof Collection<?> resources) {
        for (Object resource : resources) {
          collect(resource, built);
        }
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      // It is no ResourceConfig.
    }
    return List.copyOf(built);
  }

  private static void collect(Object resource, List<BuiltResource> built)
      throws ReflectiveOperationException {
    Object path = call(resource, "getPath");
    Collection<?> classes = several(resource, "getHandlerClasses");
    boolean alone = classes.size() == 1 && several(resource, "getHandlerInstances").isEmpty();
    for (Object each : classes) {
      Class<?> type = (Class<?>) each;
      boolean whole =
          alone
              && path != null
              && UriTemplate.isWellFormed(path.toString())
              && routes(resource).equals(Optional.of(annotated(type)));
      built.add(new BuiltResource(type, String.valueOf(path), whole));
    }
  }

  /** What the annotations of a class say, each as a line. */
  private static Set<String> annotated(Class<?> type) {
    return ResourceAnnotations.routedMethods(type).stream()
        .map(routed -> line(routed.httpMethod().orElse(null), routed.template(), routed.method()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a resource serves, in the same way; empty if it cannot be told. */
  private static Optional<Set<String>> routes(Object resource) throws ReflectiveOperationException {
    Set<String> lines = new TreeSet<>();
    boolean told = collectMethods(resource, "", lines);
    for (Object child : several(resource, "getChildResources")) {
      told &= several(child, "getChildResources").isEmpty();
      told &= collectMethods(child, String.valueOf(call(child, "getPath")), lines);
    }
    return told ? Optional.of(lines) : Optional.empty();
  }

  private static boolean collectMethods(Object resource, String template, Set<String> lines)
      throws ReflectiveOperationException {
    List<Object> all = new ArrayList<>(several(resource, "getResourceMethods"));
    Object locator = call(resource, "getResourceLocator");
    if (locator != null) {
      all.add(locator);
    }
    boolean told = true;
    for (Object each : all) {
      Object invocable = call(each, "getInvocable");
      Object method = invocable == null ? null : call(invocable, "getHandlingMethod");
      Object httpMethod = call(each, "getHttpMethod");
      if (method instanceof Method handling && !isInflector(invocable)) {
        told &= lines.add(line((String) httpMethod, template, handling));
      } else {
        told = false;
      }
    }
    return told;
  }

  private static boolean isInflector(@Nullable Object invocable)
      throws ReflectiveOperationException {
    return invocable == null || Boolean.TRUE.equals(call(invocable, "isInflector"));
  }

  private static String line(@Nullable String httpMethod, String template, Method method) {
    return (httpMethod == null ? "locator" : httpMethod)
        + " "
        + template.replaceAll("^/|/$", "")
        + " "
        + ResourceAnnotations.signature(method);
  }

  private static Collection<?> several(Object object, String getter)
      throws ReflectiveOperationException {
    return call(object, getter) instanceof Collection<?> several ? several : List.of();
  }

  private static @Nullable Object call(Object object, String getter)
      throws ReflectiveOperationException {
    return object.getClass().getMethod(getter).invoke(object);
  }

  /** Whether a path is that of a {@code @Path}. */
  public boolean isAt(@Nullable String template) {
    return template != null && bare(path).equals(bare(template));
  }

  private static String bare(String template) {
    return template.replaceAll("^/|/$", "");
  }
}
