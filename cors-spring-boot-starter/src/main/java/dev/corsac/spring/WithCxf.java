package dev.corsac.spring;

import dev.corsac.jaxrs.OriginSource;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.servlet.CXFServlet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.context.WebApplicationContext;

/** With CXF's {@code cxf-spring-boot-starter-jaxrs}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({JAXRSServerFactoryBean.class, CXFServlet.class})
class WithCxf {

  /** As the other implementations, whatever else is made late: what is invalid stops the start. */
  @Bean
  static LazyInitializationExcludeFilter corsacCxfServersAreMadeAtOnce() {
    return LazyInitializationExcludeFilter.forBeanTypes(Server.class);
  }

  @Bean
  static CxfPostProcessor corsacCxfPostProcessor(
      WebApplicationContext context,
      Environment environment,
      ObjectProvider<OriginSource> sources) {
    return new CxfPostProcessor(new CxfServers(context, new LookUps(environment, sources)));
  }
}
