package dev.corsac.spring;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The endpoint {@code corsac}, if the actuator is there and the application exposes it. */
@AutoConfiguration
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
public class CorsacEndpointAutoConfiguration {

  /** For Spring. */
  public CorsacEndpointAutoConfiguration() {}

  @Bean
  @ConditionalOnAvailableEndpoint
  CorsacEndpoint corsacEndpoint() {
    return new CorsacEndpoint();
  }
}
