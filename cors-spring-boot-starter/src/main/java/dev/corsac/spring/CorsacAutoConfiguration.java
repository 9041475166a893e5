package dev.corsac.spring;

import dev.corsac.servlet.CorsFilter;
import jakarta.servlet.DispatcherType;
import jakarta.ws.rs.core.Application;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * Corsac in Spring Boot: the front door before Spring Security, and placeholders and {@code
 * corsac.*} from Spring's {@code Environment}. Uses only what Spring Boot 3.5 and 4 have in the
 * same packages.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(Application.class)
@Import({WithJersey.class, WithResteasy.class, WithCxf.class})
public class CorsacAutoConfiguration {
  /** Behind what an application puts at the very front, long before Spring Security (-100). */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

  /** For Spring. */
  public CorsacAutoConfiguration() {}

  /** The front door. */
  @Bean
  FilterRegistrationBean<CorsFilter> corsacFrontDoor() {
    FilterRegistrationBean<CorsFilter> door = new FilterRegistrationBean<>(new CorsFilter());
    door.setName("corsac-front-door");
    door.setOrder(ORDER);
    door.addUrlPatterns("/*");
    door.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC);
    door.setAsyncSupported(true);
    // In a WAR the server has found the initializer of cors-runtime-servlet before.
    door.setIgnoreRegistrationFailure(true);
    return door;
  }

  @Bean
  static EnvironmentChanges corsacEnvironmentChanges() {
    return new EnvironmentChanges();
  }
}
