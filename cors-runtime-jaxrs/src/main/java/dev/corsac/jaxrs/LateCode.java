package dev.corsac.jaxrs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Code of the application that can change headers after Corsac's response filter: interceptors and
 * writers of entities, filters with the same priority, and features that can bring such code for
 * single resource methods.
 *
 * @param writing what is at work while an entity is written, and what can bring such code
 * @param filters whether there are response filters as late as Corsac's
 */
record LateCode(Set<Class<?>> writing, boolean filters) {
  /** What Jersey tells of components that were registered without a number. */
  private static final int NO_PRIORITY_ON_JERSEY = -1;

  /** Corsac's modules for servers. */
  private static final List<String> OTHER_MODULES =
      List.of("dev.corsac.quarkus.", "dev.corsac.servlet.", "dev.corsac.spring.");

  /** Servers' own writers and those of usual formats, which set no CORS headers. */
  private static final List<String> KNOWN_WRITERS =
      List.of(
          "com.fasterxml.",
          "com.sun.",
          "fish.payara.",
          "io.helidon.",
          "io.openliberty.",
          "io.quarkus.",
          "io.smallrye.",
          "jakarta.",
          "org.apache.cxf.",
          "org.apache.johnzon.",
          "org.eclipse.",
          "org.glassfish.",
          "org.jboss.",
          "tools.jackson.");

  /**
   * What an application has of it.
   *
   * @param shown its components, as far as the server shows them
   */
  static LateCode of(Configuration configuration, Set<Class<?>> shown) {
    Set<Class<?>> components = new LinkedHashSet<>(shown);
    int ours =
        components.stream()
            .filter(CorsResponseFilter.class::isAssignableFrom)
            .mapToInt(Registration::priority)
            .max()
            .orElse(CorsFeature.FIRST);
    components.removeIf(LateCode::isOurs);
    boolean filters =
        components.stream()
            .anyMatch(type ->
                ContainerResponseFilter.class.isAssignableFrom(type)
                    && isAsLate(type, ours, configuration));
    return new LateCode(
        components.stream().filter(LateCode::isLate).collect(Collectors.toUnmodifiableSet()),
        filters);
  }

  /** Whether there is any. */
  boolean any() {
    return filters || !writing.isEmpty();
  }

  private static boolean isOurs(Class<?> type) {
    return ApplicationFilter.class.isAssignableFrom(type)
        || type == CorsWriterInterceptor.class
        || type == CompletenessFeature.class
        || OTHER_MODULES.stream().anyMatch(type.getName()::startsWith);
  }

  private static boolean isLate(Class<?> type) {
    return WriterInterceptor.class.isAssignableFrom(type)
        || (!isKnown(type)
            && (MessageBodyWriter.class.isAssignableFrom(type)
                || DynamicFeature.class.isAssignableFrom(type)));
  }

  private static boolean isKnown(Class<?> type) {
    return KNOWN_WRITERS.stream().anyMatch(type.getName()::startsWith);
  }

  private static boolean isAsLate(Class<?> type, int ours, Configuration configuration) {
    // Null on servers that tell no contracts.
    Map<Class<?>, Integer> contracts = configuration.getContracts(type);
    Integer registered = contracts == null ? null : contracts.get(ContainerResponseFilter.class);
    return (registered != null && registered <= ours && registered != NO_PRIORITY_ON_JERSEY)
        || isAnnotated(type, ours);
  }

  private static boolean isAnnotated(Class<?> type, int ours) {
    try {
      Priority priority = type.getAnnotation(Priority.class);
      return priority != null && priority.value() <= ours;
    } catch (NoClassDefFoundError e) {
      // Without the annotation's class nothing bears it.
      return false;
    }
  }
}
