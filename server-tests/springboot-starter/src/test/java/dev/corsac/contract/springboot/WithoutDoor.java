package dev.corsac.contract.springboot;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the front door away, to see what it changes. */
@Configuration
class WithoutDoor {
  @Bean
  static BeanPostProcessor off() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof FilterRegistrationBean<?> filter && name.equals("corsacFrontDoor")) {
          filter.setEnabled(false);
        }
        return bean;
      }
    };
  }
}
