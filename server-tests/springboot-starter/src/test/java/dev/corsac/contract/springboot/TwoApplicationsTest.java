package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.CrossOrigin;
import dev.corsac.contract.Reply;
import dev.corsac.jaxrs.CorsDeploymentException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A second application of Jersey, which the user registers beside that of Spring Boot. */
class TwoApplicationsTest {
  private static final String SHOP = "https://shop.example.com";
  private static final String READER = "https://reader.example.com";

  /** What it serves. */
  @Path("prices")
  @CrossOrigin("${app.readers.origins:none}")
  public static class PriceResource {

    /** For readers. */
    @GET
    public String list() {
      return "[]";
    }
  }

  @Configuration
  static class Second {
    @Bean(autowireCandidate = false)
    ResourceConfig prices() {
      return new ResourceConfig(PriceResource.class);
    }

    @Bean
    ServletRegistrationBean<ServletContainer> pricesServlet() {
      ServletRegistrationBean<ServletContainer> servlet =
          new ServletRegistrationBean<>(new ServletContainer(prices()), "/second/*");
      servlet.setName("second");
      servlet.setAsyncSupported(true);
      return servlet;
    }
  }

  private static RunningShop start(String origin) {
    return RunningShop.start(
        List.of(Stateless.class, Second.class),
        "spring.jersey.application-path=/api",
        "app.readers.origins=" + origin);
  }

  private static Reply preflight(RunningShop shop, String path, String origin) {
    return shop.client()
        .send("OPTIONS", path, "Origin: " + origin, "Access-Control-Request-Method: GET");
  }

  @Test
  void eachHasItsOwnPolicyBehindTheOneDoor() {
    try (RunningShop shop = start(READER)) {
      assertThat(preflight(shop, "/second/prices", READER).status()).isEqualTo(204);
      assertThat(preflight(shop, "/second/prices", SHOP).status()).isEqualTo(403);
      assertThat(preflight(shop, "/api/orders", SHOP).status()).isEqualTo(204);
      assertThat(preflight(shop, "/api/orders", READER).status()).isEqualTo(403);
      Reply refused = shop.client().send("GET", "/second/prices", "Origin: " + READER);
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.lines("Access-Control-Allow-Origin")).containsExactly(READER);
    }
  }

  @Test
  void whatIsInvalidInTheSecondStopsTheStartToo() {
    assertThatThrownBy(() -> start("https://Reader.example.com/").close())
        .hasRootCauseInstanceOf(CorsDeploymentException.class);
  }
}
