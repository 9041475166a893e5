package dev.corsac.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link CorsFilter} before all declared filters of a web application. Servers find it by its
 * service file; embedded servers run none, and have it registered by hand.
 */
public final class FrontDoorInitializer implements ServletContainerInitializer {
  /** The filter's name. */
  static final String NAME = "corsac-front-door";

  /** For servers. */
  public FrontDoorInitializer() {}

  @Override
  public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) {
    FilterRegistration.Dynamic filter = context.addFilter(NAME, CorsFilter.class);
    // Null if it is there already: Spring Boot's starter, deployed in a WAR, has been faster.
    if (filter != null) {
      filter.setAsyncSupported(true);
      filter.addMappingForUrlPatterns(
          EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC),
          false,
          "/*");
    }
  }
}
