package dev.corsac.spring;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/**
 * Gives Jersey's application the {@code Environment} and the beans that supply origins to look
 * placeholders up in, and has Jersey started with the server, so that what is invalid stops the
 * start and not the first request. Both before Jersey starts, and by types that Spring Boot 3.5 and
 * 4 have in the same place: its {@code ResourceConfigCustomizer} moved.
 */
final class JerseyPostProcessor implements BeanPostProcessor, SmartInitializingSingleton {
  /** Jersey as a servlet, and as a filter. */
  private static final String CONTAINER = "org.glassfish.jersey.servlet.ServletContainer";

  private static final String LOAD_ON_STARTUP = "spring.jersey.servlet.load-on-startup";

  private final LookUps lookUps;
  private final List<WatchedFilter> filters = new ArrayList<>();

  JerseyPostProcessor(LookUps lookUps) {
    this.lookUps = lookUps;
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof ResourceConfig config) {
      lookUps.giveTo(config);
    } else if (bean instanceof ServletRegistrationBean<?> registration
        && isJersey(registration.getServlet())
        && !lookUps.environment().containsProperty(LOAD_ON_STARTUP)) {
      registration.setLoadOnStartup(1);
    } else if (bean instanceof FilterRegistrationBean<?> registration
        && isJersey(registration.getFilter())) {
      watch(registration);
    }
    return bean;
  }

  private static boolean isJersey(@Nullable Object container) {
    return container != null && container.getClass().getName().equals(CONTAINER);
  }

  @SuppressWarnings("unchecked") // A registration takes any filter.
  private void watch(FilterRegistrationBean<?> registration) {
    Filter jersey = registration.getFilter();
    if (jersey != null) {
      WatchedFilter watched = new WatchedFilter(jersey);
      filters.add(watched);
      ((FilterRegistrationBean<Filter>) registration).setFilter(watched);
    }
  }

  /** Before the server takes requests. */
  @Override
  public void afterSingletonsInstantiated() {
    filters.forEach(WatchedFilter::rethrow);
  }
}
