package dev.corsac.contract.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.packaging.QuarkusApplicationProcess;
import dev.corsac.contract.packaging.ServerProcess;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP permissions for everything, without a hole for OPTIONS (docs/architecture.md#front-door). */
@TestInstance(Lifecycle.PER_CLASS)
class QuarkusBehindAuthenticationTest {
  static final String SHOP = "https://shop.example.com";
  static final String STRANGER = "https://stranger.example";
  private static final String ANN = "Authorization: Basic YW5uOnNlY3JldA==";
  private static final String WRONG = "Authorization: Basic YW5uOndyb25n";

  private ServerProcess server;

  /** Where the application is. */
  String base() {
    return "";
  }

  /** Where Quarkus' own endpoints are. */
  String endpoints() {
    return "/q";
  }

  ServerProcess start() throws IOException {
    return QuarkusApplicationProcess.startPackaged("quarkus-app", "/q/health/live");
  }

  @BeforeAll
  final void startServer() throws IOException {
    server = start();
  }

  @AfterAll
  final void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  private Reply send(String method, String path, String... headers) {
    return new RawClient(server.port()).send(method, base() + path, headers);
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
                "access-control-expose-headers", "X-Count"));
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  private static void assertUntouched(Reply reply) {
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).doesNotContain("origin");
  }

  @Test
  void preflightsAreAnsweredBeforeAuthentication() {
    Reply reply = preflight("/orders", SHOP);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.cors())
        .containsEntry("access-control-allow-origin", SHOP)
        .containsEntry("access-control-allow-credentials", "true")
        .containsEntry("access-control-allow-methods", "GET, HEAD, PUT")
        .containsKeys("access-control-allow-headers", "access-control-max-age");
    assertThat(reply.vary()).containsExactly("origin", "access-control-request-method");
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void aStrangersPreflightsAreRefused() {
    Reply reply = preflight("/orders", STRANGER);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsExactly("origin", "access-control-request-method");
    assertThat(reply.body()).isEmpty();
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
    "GET, /orders/stream, ann, 200",
    "GET, /orders/by-hand, ann, 200"
  })
  void everyResponseOnAGovernedPathIsReadable(String method, String path, String who, int status) {
    Reply reply = send(method, path, "Origin: " + SHOP, credentials(who));
    assertThat(reply.status()).isEqualTo(status);
    assertReadable(reply);

    Reply stranger = send(method, path, "Origin: " + STRANGER, credentials(who));
    assertThat(stranger.status()).isEqualTo(method.equals("PUT") ? 401 : status);
    assertThat(stranger.cors()).isEmpty();
    assertThat(stranger.vary()).containsOnlyOnce("origin");

    Reply none = send(method, path, credentials(who));
    assertThat(none.cors()).isEmpty();
    assertThat(none.vary()).containsOnlyOnce("origin");
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
    "GET, /office, ann, 200",
    "GET, /office, none, 401",
    "GET, /office/failing, ann, 500",
    "GET, /nothing/here, ann, 404",
    "GET, /nothing/here, none, 401",
    "OPTIONS, /office, none, 401"
  })
  void whatNoPolicyGovernsIsLeftAsItIs(String method, String path, String who, int status) {
    Reply reply =
        send(
            method,
            path,
            "Origin: " + SHOP,
            "Access-Control-Request-Method: GET",
            credentials(who));
    assertThat(reply.status()).isEqualTo(status);
    assertUntouched(reply);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready", "/health"})
  void quarkusEndpointsAreLeftAsTheyAre(String path) {
    RawClient client = new RawClient(server.port());
    Reply reply = client.send("GET", endpoints() + path, "Origin: " + SHOP, ANN);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("UP");
    assertUntouched(reply);
    assertUntouched(
        client.send(
            "OPTIONS",
            endpoints() + path,
            "Origin: " + SHOP,
            "Access-Control-Request-Method: GET"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%6frders", "//orders", "/./orders", "/x/../orders", "/orders%2Faudit"})
  void aPathInAnotherSpellingIsNotGrantedMore(String path) {
    for (String method : new String[] {"GET", "PUT"}) {
      Reply reply = send(method, path, "Origin: " + STRANGER, ANN);
      assertThat(reply.cors()).isEmpty();
    }
    assertThat(preflight(path, STRANGER).status()).isNotEqualTo(204);
  }

  @Test
  void aMatrixParameterChangesNothing() {
    assertReadable(send("GET", "/orders;a=b", "Origin: " + SHOP));
    assertThat(preflight("/orders;a=b", SHOP).status()).isEqualTo(204);
  }

  @Test
  void theStartLogSaysWhichOriginsFromWhere() {
    assertThat(server.printed())
        .contains("https://shop.example.com, https://partner.example.com")
        .contains("app.cors.origins is from MicroProfile Config")
        .contains("application.properties");
  }

  @Test
  void nothingIsSaidOfCorsOfQuarkusThatIsOff() {
    assertThat(server.printed()).doesNotContain("quarkus.http.cors");
  }
}
