package dev.corsac.contract.springboot;

import dev.corsac.contract.ServerUnderTest;
import jakarta.ws.rs.core.Application;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** Jersey in Spring Boot with the starter. */
record BootWithDoor() implements ServerUnderTest {

  @Configuration
  @EnableAutoConfiguration
  static class Boot {}

  @Override
  public Running start(Application application) {
    return start(
        "/",
        context ->
            context.registerBean(
                ResourceConfig.class, () -> ResourceConfig.forApplication(application)));
  }

  static Running start(
      String contextPath,
      ApplicationContextInitializer<GenericApplicationContext> content,
      String... properties) {
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Boot.class)
            .properties(
                "server.address=127.0.0.1",
                "server.port=0",
                "server.servlet.context-path=" + contextPath,
                "spring.main.banner-mode=off")
            .properties(properties)
            .initializers(content)
            .run();
    return new Running() {
      @Override
      public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      }

      @Override
      public void close() {
        context.close();
      }
    };
  }
}
