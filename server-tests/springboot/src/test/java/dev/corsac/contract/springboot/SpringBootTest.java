package dev.corsac.contract.springboot;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Deviation;
import dev.corsac.contract.Server;
import dev.corsac.contract.ServerUnderTest;
import jakarta.ws.rs.core.Application;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

@Server(
    name = "Spring Boot 3.5 with Jersey",
    version = "springboot.version",
    write = "nothing; `spring.jersey.servlet.load-on-startup=1` to see errors at start")
@Deviation(
    rows = {"aRefusalHasNoBody", "anUnmappedExceptionHasNoBody"},
    pinned = {"HTTP Status 403", "HTTP Status 500"},
    reason =
        "refused preflights and readable errors have the servlet container's error page as their body: Jersey's servlet"
            + " reports each error without an entity to the container")
class SpringBootTest extends CorsContract {
  SpringBootTest() {
    super(new SpringBoot());
  }

  @Configuration
  @EnableAutoConfiguration
  static class Boot {}

  private record SpringBoot() implements ServerUnderTest {
    @Override
    public Running start(Application application) {
      ConfigurableApplicationContext context =
          new SpringApplicationBuilder(Boot.class)
              .properties(
                  "server.address=127.0.0.1",
                  "server.port=0",
                  "spring.jersey.servlet.load-on-startup=1",
                  "spring.main.banner-mode=off")
              .initializers((GenericApplicationContext each) ->
                  each.registerBean(
                      ResourceConfig.class, () -> ResourceConfig.forApplication(application)))
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
}
