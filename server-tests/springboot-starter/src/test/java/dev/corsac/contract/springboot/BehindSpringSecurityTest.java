package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ClassUtils;

/**
 * HTTP basic in front of a servlet of Jakarta REST, below a context path
 * (docs/architecture.md#front-door).
 */
@TestInstance(Lifecycle.PER_CLASS)
class BehindSpringSecurityTest {
  static final String SHOP = "https://shop.example.com";
  static final String STRANGER = "https://stranger.example";
  private static final boolean ON_JETTY =
      ClassUtils.isPresent("org.eclipse.jetty.server.Server", null);
  private static final String ANN = "Authorization: Basic YW5uOnNlY3JldA==";
  private static final String WRONG = "Authorization: Basic YW5uOndyb25n";

  private RunningShop shop;
  private RunningShop without;

  /** The context path. */
  String context() {
    return "/ctx";
  }

  /** Where Jakarta REST is, in the context. */
  String api() {
    return "/api";
  }

  RunningShop start(List<Class<?>> configurations) {
    return RunningShop.at("/api", configurations, "server.servlet.context-path=/ctx");
  }

  @BeforeAll
  final void startShop() {
    shop = start(List.of(Stateless.class));
    without = start(List.of(Stateless.class, WithoutDoor.class));
  }

  @AfterAll
  final void stopShop() {
    for (RunningShop each : new RunningShop[] {shop, without}) {
      if (each != null) {
        each.close();
      }
    }
  }

  private Reply send(String method, String path, String... headers) {
    return shop.client().send(method, context() + path, headers);
  }

  private Reply preflight(String path, String origin) {
    return send(
        "OPTIONS",
        path,
        "Origin: " + origin,
        "Access-Control-Request-Method: PUT",
        "Access-Control-Request-Headers: authorization,content-type");
  }

  private static void assertReadable(Reply reply) {
    assertThat(reply.cors())
        .isEqualTo(
            Map.of(
                "access-control-allow-origin", SHOP,
                "access-control-allow-credentials", "true",
                "access-control-expose-headers", "WWW-Authenticate, X-Count"));
    assertVaries(reply);
  }

  /** Jetty drops it from errors that it writes itself: those that no cache keeps. */
  private static void assertVaries(Reply reply) {
    if (ON_JETTY && reply.status() >= 400 && reply.vary().isEmpty()) {
      assertThat(
              reply.status() == 401
                  || reply.lines("Cache-Control").stream()
                      .anyMatch(line -> line.contains("no-store")))
          .isTrue();
    } else {
      assertThat(reply.vary()).containsOnlyOnce("origin");
    }
  }

  private static void assertUntouched(Reply reply) {
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).doesNotContain("origin");
  }

  @Test
  void preflightsAreAnsweredBeforeSpringSecurity() {
    Reply reply = preflight(api() + "/orders", SHOP);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.cors())
        .containsEntry("access-control-allow-origin", SHOP)
        .containsEntry("access-control-allow-credentials", "true")
        .containsEntry("access-control-allow-methods", "GET, HEAD, PUT")
        .containsKeys("access-control-allow-headers", "access-control-max-age");
    assertThat(reply.vary()).containsExactly("origin", "access-control-request-method");
    assertThat(reply.lines("WWW-Authenticate")).isEmpty();
  }

  @Test
  void aStrangersPreflightsAreRefused() {
    Reply reply = preflight(api() + "/orders", STRANGER);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.body()).isEmpty();
    assertThat(reply.lines("WWW-Authenticate")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /orders, none, 401",
    "PUT, /orders, none, 401",
    "GET, /orders, wrong, 401",
    "GET, /orders, ann, 200",
    "HEAD, /orders, ann, 200",
    "DELETE, /orders, ann, 405",
    "GET, /orders/audit, none, 401",
    "GET, /orders/audit, ann, 403",
    "GET, /orders/failing, ann, 500",
    "GET, /orders;a=b, ann, 401"
  })
  void everyResponseOnAGovernedPathIsReadable(String method, String path, String who, int status) {
    Reply reply = send(method, api() + path, "Origin: " + SHOP, credentials(who));
    assertThat(reply.status()).isEqualTo(status);
    assertReadable(reply);

    Reply stranger = send(method, api() + path, "Origin: " + STRANGER, credentials(who));
    assertThat(stranger.status()).isEqualTo(status);
    assertThat(stranger.cors()).isEmpty();
    assertVaries(stranger);
  }

  private static String credentials(String who) {
    return switch (who) {
      case "ann" -> ANN;
      case "wrong" -> WRONG;
      default -> "X-Nobody: yes";
    };
  }

  @ParameterizedTest
  @CsvSource({
    "/mvc, 200, a page of Spring MVC",
    "/page.html, 200, A static page",
    "/actuator/health, 200, UP",
    "/nothing/here, 404, Not Found"
  })
  void whatOthersServeIsAsWithoutTheDoor(String path, int status, String says) {
    for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
      for (String who : new String[] {"ann", "none"}) {
        String[] headers = {
          "Origin: " + SHOP, "Access-Control-Request-Method: GET", credentials(who)
        };
        Reply reply = send(method, path, headers);
        Reply other = without.client().send(method, context() + path, headers);
        assertThat(shown(reply)).as("%s %s", method, who).isEqualTo(shown(other));
      }
    }
    Reply reply = send("GET", path, "Origin: " + SHOP, ANN);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).contains(says);
    assertThat(reply.cors()).isEmpty();
  }

  /** All but the times, and the port, which Jetty's error page has. */
  private static List<String> shown(Reply reply) {
    String body = reply.body().replaceAll("\"timestamp\":\"?[^,]*|http://127[.]0[.]0[.]1:\\d+", "");
    List<String> shown = new ArrayList<>(List.of(String.valueOf(reply.status()), body));
    reply.headers().stream().filter(line -> !line.startsWith("Date:")).sorted().forEach(shown::add);
    return shown;
  }

  @Test
  void theActuatorSaysWhatIsInForceToWhoIsKnown() {
    Reply reply = send("GET", "/actuator/corsac", ANN);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .contains("\"place\":\"com.acme.OrderResource\"", "\"" + SHOP + "\"", "application.yml");
    assertThat(send("GET", "/actuator/corsac").status()).isEqualTo(401);
  }

  @Test
  void aClassWithoutAPolicyIsLeftAsItIs() {
    Reply reply = send("GET", api() + "/office", "Origin: " + SHOP, ANN);
    assertThat(reply.status()).isEqualTo(200);
    assertUntouched(reply);
    Reply refused = preflight(api() + "/office", SHOP);
    assertThat(refused.status()).isNotEqualTo(204);
    assertUntouched(refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%6frders", "//orders", "/./orders", "/x/../orders"})
  void aPathInAnotherSpellingIsNotGrantedMore(String path) {
    assertThat(send("GET", api() + path, "Origin: " + STRANGER, ANN).cors()).isEmpty();
    assertThat(preflight(api() + path, STRANGER).status()).isNotEqualTo(204);
  }
}
