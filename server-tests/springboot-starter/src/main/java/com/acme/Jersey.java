package com.acme;

import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jersey's application. */
@Configuration
public class Jersey {

  /** What it serves. */
  @Bean
  ResourceConfig application() {
    return new ResourceConfig(OrderResource.class, OfficeResource.class)
        .property("jersey.config.servlet.filter.forwardOn404", true);
  }
}
