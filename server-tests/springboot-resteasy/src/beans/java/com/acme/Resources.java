package com.acme;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The resource classes as beans, which the starters of RESTEasy and CXF serve. */
@Configuration
public class Resources {

  /** Governed. */
  @Bean
  OrderResource orders() {
    return new OrderResource();
  }

  /** Not governed. */
  @Bean
  OfficeResource office() {
    return new OfficeResource();
  }
}
