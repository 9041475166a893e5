package dev.corsac.jaxrs.application;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which application something belongs to, where Jersey serves several of them with one injection:
 * Helidon does, and injects the first application, and its configuration, into the features and
 * filters of all. Jersey's own objects tell them apart, and are read by name, without a dependency.
 */
public final class JerseyApplications {
  /** How a request of Jersey tells the configuration under which it was made. */
  private static final ClassValue<Optional<Method>> CONFIGURATION =
      new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
          try {
            return Optional.of(type.getMethod("getConfiguration"));
          } catch (NoSuchMethodException e) {
            return Optional.empty();
          }
        }
      };

  private JerseyApplications() {}

  /**
   * The application that a feature configures.
   *
   * @param injected what the server has injected into the feature
   * @param isOwn whether a configuration is that of the application
   * @return what was injected, unless it is known to be another application
   */
  public static Application of(
      FeatureContext context, Application injected, Predicate<Configuration> isOwn) {
    if (!(injected instanceof Configuration)) {
      return injected;
    }
    for (Object each : configurations(context)) {
      if (each instanceof Application own
          && each instanceof Configuration configuration
          && isOwn.test(configuration)) {
        return Components.areSame(Components.innermost(own), Components.innermost(injected))
            ? injected
            : own;
      }
    }
    return injected;
  }

  /** The application that a request was sent to; null if the request does not tell. */
  public static @Nullable Application of(ContainerRequestContext request) {
    Optional<Method> asking = CONFIGURATION.get(request.getClass());
    try {
      return asking.isPresent() && asking.get().invoke(request) instanceof Application shown
          ? Components.innermost(shown)
          : null;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  /** The configurations of all applications that one injection serves. */
  private static Collection<?> configurations(FeatureContext context) {
    try {
      Method injection = context.getClass().getMethod("getInjectionManager");
      Object instances =
          injection
              .getReturnType()
              .getMethod("getAllInstances", Type.class)
              .invoke(injection.invoke(context), Configuration.class);
      return instances instanceof Collection<?> several ? several : List.of();
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Another server, or another version, with one application for each injection.
      return List.of();
    }
  }
}
