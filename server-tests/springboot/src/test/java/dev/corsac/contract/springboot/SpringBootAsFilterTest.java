package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.sample.application.GreetingResource;
import dev.corsac.sample.application.ShopApplication;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** Jersey as a servlet filter in front of all that Spring Boot serves beside it. */
class SpringBootAsFilterTest {
  private static final String SHOP = "Origin: https://shop.example";
  // Of the ResourceConfig: Jersey reads no init parameters where it is given one.
  private static final Map<String, Object> FORWARDING =
      Map.of("jersey.config.servlet.filter.forwardOn404", true);

  private ConfigurableApplicationContext context;

  @BeforeAll
  static void write() throws IOException {
    Files.writeString(
        documents.resolve("page.html"), "<!doctype html><title>A static page</title>");
  }

  @TempDir private static Path documents;

  @Configuration
  @EnableAutoConfiguration
  static class Boot {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> pages() {
      return factory -> factory.setDocumentRoot(documents.toFile());
    }

    @Bean
    ServletRegistrationBean<HttpServlet> other() {
      return new ServletRegistrationBean<>(new Other(), "/other/*");
    }
  }

  /** Answers beside Jersey. */
  private static final class Other extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("another servlet");
    }
  }

  private RawClient start(Map<String, Object> properties, String... settings) {
    context =
        new SpringApplicationBuilder(Boot.class)
            .properties(
                "server.address=127.0.0.1",
                "server.port=0",
                "server.servlet.register-default-servlet=true",
                "management.endpoints.web.exposure.include=env",
                "spring.jersey.type=filter",
                "spring.jersey.application-path=/",
                "spring.main.banner-mode=off")
            .properties(settings)
            .initializers((GenericApplicationContext each) ->
                each.registerBean(
                    ResourceConfig.class,
                    () ->
                        ResourceConfig.forApplication(
                            new ShopApplication(properties, GreetingResource.class))))
            .run();
    return client("local.server.port");
  }

  private RawClient client(String port) {
    return new RawClient(context.getEnvironment().getRequiredProperty(port, Integer.class));
  }

  @AfterEach
  void stop() {
    context.close();
  }

  private static void assertUntouched(RawClient server, String path, String says) {
    Reply reply = server.send("GET", path, SHOP);
    assertThat(reply.status()).as(path).isEqualTo(200);
    assertThat(reply.body()).as(path).contains(says);
    assertThat(reply.cors()).as(path).isEmpty();
    assertThat(reply.vary()).as(path).doesNotContain("origin");
  }

  @ParameterizedTest
  @CsvSource({
    "/actuator/env, propertySources",
    "/page.html, A static page",
    "/other/page, another servlet"
  })
  void whatOthersAnswerHasNoHeadersOfCorsacs(String path, String says) {
    RawClient server = start(FORWARDING);
    assertThat(server.send("GET", "/greeting", SHOP).cors())
        .containsEntry("access-control-allow-origin", "https://shop.example");
    assertUntouched(server, path, says);
  }

  @ParameterizedTest
  @CsvSource({"/page.html, A static page", "/other/page, another servlet"})
  void norHasWhatIsLeftToOthersByAPattern(String path, String says) {
    RawClient server =
        start(Map.of("jersey.config.servlet.filter.staticContentRegex", "/page[.]html|/other/.*"));
    assertThat(server.send("GET", "/greeting", SHOP).cors())
        .containsEntry("access-control-allow-origin", "https://shop.example");
    assertUntouched(server, path, says);
  }

  @Test
  void norHaveTheEndpointsOnAPortOfTheirOwn() {
    start(FORWARDING, "management.server.port=0", "management.server.address=127.0.0.1");
    RawClient management = client("local.management.port");
    assertUntouched(management, "/actuator/env", "propertySources");
    assertThat(management.send("GET", "/actuator/nothing", SHOP).cors()).isEmpty();
    Reply preflight =
        management.send("OPTIONS", "/greeting", SHOP, "Access-Control-Request-Method: GET");
    assertThat(preflight.cors()).isEmpty();
  }

  @Test
  void whereJerseyAnswersItselfTheApplicationsPolicyStays() {
    Reply missing = start(Map.of()).send("GET", "/greeting/nothing", SHOP);
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.cors()).containsEntry("access-control-allow-origin", "https://shop.example");
  }
}
