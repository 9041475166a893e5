package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shop as a WAR, where the server finds the initializer of cors-runtime-servlet and Spring Boot
 * the starter's registration.
 */
@TestInstance(Lifecycle.PER_CLASS)
class WarOnTomcatTest {
  private static final String SHOP = "https://shop.example.com";
  private static final String ANN = "Authorization: Basic YW5uOnNlY3JldA==";

  private DeployedShop shop;

  /** Of Jersey. */
  String type() {
    return "servlet";
  }

  /** Where Jersey is, in the web application. */
  String api() {
    return "/api";
  }

  @BeforeAll
  final void deploy(@TempDir Path folder) throws IOException, LifecycleException {
    shop =
        DeployedShop.start(
            folder,
            Map.of("spring.jersey.type", type(), "spring.jersey.application-path", api() + "/"));
    assertThat(shop.context().getState()).isEqualTo(LifecycleState.STARTED);
  }

  @AfterAll
  final void stop() {
    if (shop != null) {
      shop.close();
    }
  }

  private String at(String path) {
    boolean ofJersey = path.startsWith("/orders") || path.startsWith("/office");
    return "/shop" + (ofJersey ? api() : "") + path;
  }

  private RawClient client() {
    return shop.client();
  }

  @Test
  void theDoorIsThereOnceAndFirst() {
    List<String> filters =
        Arrays.stream(shop.context().findFilterMaps()).map(map -> map.getFilterName()).toList();
    assertThat(filters).startsWith("corsac-front-door").contains("springSecurityFilterChain");
    assertThat(filters).containsOnlyOnce("corsac-front-door");
    assertThat(shop.context().findFilterDefs())
        .extracting(FilterDef::getFilterClass)
        .containsOnlyOnce("dev.corsac.servlet.CorsFilter");
  }

  @Test
  void preflightsAreAnsweredBeforeSpringSecurity() {
    Reply reply =
        client()
            .send(
                "OPTIONS", at("/orders"), "Origin: " + SHOP, "Access-Control-Request-Method: PUT");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly(SHOP);
    assertThat(reply.vary()).containsExactly("origin", "access-control-request-method");
  }

  @ParameterizedTest
  @CsvSource({
    "/orders, X-Nobody: yes, 401",
    "/orders, " + ANN + ", 200",
    "/orders/audit, " + ANN + ", 403",
    "/orders/failing, " + ANN + ", 500"
  })
  void everyResponseIsReadable(String path, String who, int status) {
    Reply reply = client().send("GET", at(path), "Origin: " + SHOP, who);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.cors())
        .isEqualTo(
            Map.of(
                "access-control-allow-origin", SHOP,
                "access-control-allow-credentials", "true",
                "access-control-expose-headers", "WWW-Authenticate, X-Count"));
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  @ParameterizedTest
  @CsvSource({
    "/mvc, 200",
    "/page.html, 200",
    "/office, 200",
    "/nothing, 404",
    "/orders/missing, 404"
  })
  void whatNoPolicyConcernsIsLeftAlone(String path, int status) {
    Reply reply = client().send("GET", at(path), "Origin: " + SHOP, ANN);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.cors()).isEmpty();
  }
}
