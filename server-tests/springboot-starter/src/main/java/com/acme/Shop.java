package com.acme;

import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an application of Spring Boot with Jersey has, and not a word of Corsac. */
@Configuration
@EnableAutoConfiguration
public class Shop {

  /** Jersey's application. */
  @Bean
  ResourceConfig jersey() {
    return new ResourceConfig(OrderResource.class, OfficeResource.class)
        .property("jersey.config.servlet.filter.forwardOn404", true);
  }

  /** One customer. */
  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        User.withUsername("ann").password("{noop}secret").roles("CUSTOMER").build());
  }

  /** Beside Jersey. */
  @RestController
  public static class Page {

    /** Of Spring MVC. */
    @GetMapping("/mvc")
    String page() {
      return "a page of Spring MVC";
    }
  }
}
