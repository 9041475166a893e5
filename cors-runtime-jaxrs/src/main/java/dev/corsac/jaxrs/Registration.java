package dev.corsac.jaxrs;

import dev.corsac.jaxrs.application.Tables;
import dev.corsac.jaxrs.application.Tables.Listed;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Registers what Corsac consists of in an application, each component once, however often it is
 * asked.
 */
final class Registration {
  private final FeatureContext context;
  private final Configuration configuration;

  private Registration(FeatureContext context) {
    this.context = context;
    this.configuration = context.getConfiguration();
  }

  /**
   * Registers the filters, and binds them to the deployment.
   *
   * @param loaders the class loaders that may show tables
   */
  static void register(
      FeatureContext context, Deployment deployment, Collection<ClassLoader> loaders) {
    ApplicationFilter.registering(
        deployment,
        () -> {
          Registration registration = new Registration(context);
          registration.register(PreflightFilter.class, CorsFeature.FIRST);
          registration.register(RewrittenPathFilter.class, Integer.MAX_VALUE);
          registration.register(ChosenMethodFilter.class, CorsFeature.FIRST);
          registration.registerResponseFilter(loaders);
          if (!registration.configuration.isRegistered(CompletenessFeature.class)) {
            context.register(CompletenessFeature.class);
          }
          if (!deployment.refusesInterceptors()
              && LateCode.of(registration.configuration, deployment.components()).any()) {
            registration.register(CorsWriterInterceptor.class, Integer.MAX_VALUE);
          }
        });
  }

  /**
   * Registers what comes behind other code, for the resource methods of a {@code DynamicFeature}:
   * by then servers show components that they did not show to features.
   */
  static void registerBehind(FeatureContext context, Deployment deployment) {
    LateCode late = deployment.lateCode();
    Registration ofMethod = new Registration(context);
    if (deployment.refusesInterceptors()) {
      deployment.log().writing(late.writing());
      if (late.filters()) {
        registerLast(deployment);
      }
      return;
    }
    if (late.any() && !deployment.hasRegistered(CorsWriterInterceptor.class)) {
      ofMethod.register(CorsWriterInterceptor.class, Integer.MAX_VALUE);
    }
    if (late.filters()) {
      ApplicationFilter.registering(
          deployment, () -> ofMethod.register(LateResponseFilter.class, CorsFeature.FIRST));
    }
  }

  /**
   * Registers the last of the response filters for the whole application, responses for which no
   * method was chosen included: on RESTEasy, filters of one priority run in the order in which they
   * were registered, and resource methods come when all components are there.
   */
  private static void registerLast(Deployment deployment) {
    FeatureContext whole = deployment.whole();
    if (whole != null) {
      ApplicationFilter.registering(
          deployment,
          () -> new Registration(whole).register(LateResponseFilter.class, CorsFeature.FIRST));
    }
  }

  private void register(Class<?> filter, int priority) {
    if (!configuration.isRegistered(filter)) {
      context.register(filter, priority);
    }
  }

  /** One of the generated filters: it writes every response, by the tables of all. */
  private void registerResponseFilter(Collection<ClassLoader> loaders) {
    boolean there =
        configuration.getClasses().stream().anyMatch(CorsResponseFilter.class::isAssignableFrom)
            || configuration.getInstances().stream().anyMatch(CorsResponseFilter.class::isInstance);
    if (!there) {
      first(loaders).ifPresent(filter -> context.register(filter, priority(filter)));
    }
  }

  private static Optional<Class<? extends ContainerResponseFilter>> first(
      Collection<ClassLoader> loaders) {
    return Tables.load(loaders).stream()
        .<Class<? extends ContainerResponseFilter>>map(Listed::filter)
        .min(Comparator.comparing(Class::getName));
  }

  /**
   * The smallest number that the server takes, so that the filter runs last. Jersey takes one below
   * 1 from an annotation only, and a filter that was compiled where {@code @Priority} was not
   * visible bears none.
   */
  static int priority(Class<?> filter) {
    boolean annotated =
        Arrays.stream(filter.getAnnotations())
            .anyMatch(
                each -> each.annotationType().getName().equals("jakarta.annotation.Priority"));
    return annotated ? CorsFeature.FIRST : 1;
  }
}
