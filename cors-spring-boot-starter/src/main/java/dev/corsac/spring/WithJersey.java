package dev.corsac.spring;

import dev.corsac.jaxrs.OriginSource;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** With {@code spring-boot-starter-jersey}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ResourceConfig.class)
class WithJersey {

  @Bean
  static JerseyPostProcessor corsacJerseyPostProcessor(
      Environment environment, ObjectProvider<OriginSource> sources) {
    return new JerseyPostProcessor(new LookUps(environment, sources));
  }
}
