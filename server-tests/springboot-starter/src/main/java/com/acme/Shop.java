package com.acme;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an application of Spring Boot has, and not a word of Corsac. */
@Configuration
@EnableAutoConfiguration
@ComponentScan
public class Shop {

  /** One customer. */
  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        User.withUsername("ann").password("{noop}secret").roles("CUSTOMER").build());
  }

  /** Beside Jakarta REST. */
  @RestController
  public static class Page {

    /** Of Spring MVC. */
    @GetMapping("/mvc")
    String page() {
      return "a page of Spring MVC";
    }
  }
}
