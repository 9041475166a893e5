package dev.corsac.spring;

import dev.corsac.jaxrs.OriginSource;
import org.jboss.resteasy.plugins.spring.SpringBeanProcessor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** With RESTEasy's {@code resteasy-servlet-spring-boot-starter}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SpringBeanProcessor.class)
class WithResteasy {

  /**
   * Configures Corsac before the listener that deploys RESTEasy would: that one knows neither
   * Spring's {@code Environment} nor the application.
   */
  @Bean
  ServletContextInitializer corsacInResteasy(
      ObjectProvider<SpringBeanProcessor> processors,
      ListableBeanFactory beans,
      Environment environment,
      ObjectProvider<OriginSource> sources) {
    LookUps lookUps = new LookUps(environment, sources);
    return context ->
        processors.forEach(processor ->
            processor
                .getProviderFactory()
                .register(new ConfiguredFeature(lookUps, ResteasyApplication.of(beans))));
  }
}
