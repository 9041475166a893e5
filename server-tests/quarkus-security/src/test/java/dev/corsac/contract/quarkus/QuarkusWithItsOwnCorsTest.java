package dev.corsac.contract.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.packaging.QuarkusApplicationProcess;
import dev.corsac.contract.packaging.ServerProcess;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code quarkus.http.cors} beside Corsac: it may refuse what it does not list, never grant. */
class QuarkusWithItsOwnCorsTest {
  private static final String OF_BOTH = "https://shop.example.com";
  private static final String OF_CORSAC = "https://staging.partner.example.com";
  private static final String OF_QUARKUS = "https://other.example";
  private static final String ANN = "Authorization: Basic YW5uOnNlY3JldA==";

  private static ServerProcess server;

  @BeforeAll
  static void start() throws IOException {
    server =
        QuarkusApplicationProcess.startPackaged(
            "quarkus-app",
            "/q/health/live",
            "-Dapp.cors.origins=" + OF_BOTH + "," + OF_CORSAC,
            "-Dquarkus.http.cors.enabled=true",
            "-Dquarkus.http.cors.origins=" + OF_BOTH + "," + OF_QUARKUS,
            "-Dquarkus.http.cors.methods=GET,PUT,DELETE",
            "-Dquarkus.http.cors.exposed-headers=X-Other",
            "-Dquarkus.http.cors.access-control-allow-credentials=true");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static Reply send(String method, String path, String origin, String... headers) {
    String[] lines = new String[headers.length + 2];
    lines[0] = "Origin: " + origin;
    lines[1] = ANN;
    System.arraycopy(headers, 0, lines, 2, headers.length);
    return new RawClient(server.port()).send(method, path, lines);
  }

  @ParameterizedTest
  @CsvSource({
    "/orders, 200",
    "/orders/audit, 403",
    "/orders/failing, 500",
    "/orders/stream, 200",
    "/orders/by-hand, 200"
  })
  void whatOnlyQuarkusListsIsNotGranted(String path, int status) {
    Reply reply = send("GET", path, OF_QUARKUS);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  @ParameterizedTest
  @CsvSource({
    "/orders, 200",
    "/orders/audit, 403",
    "/orders/failing, 500",
    "/orders/stream, 200",
    "/orders/by-hand, 200"
  })
  void whatBothListIsGrantedOnce(String path, int status) {
    Reply reply = send("GET", path, OF_BOTH);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly(OF_BOTH);
    assertThat(reply.lines("Access-Control-Allow-Credentials")).containsExactly("true");
    assertThat(reply.lines("Access-Control-Expose-Headers")).containsExactly("X-Count");
    assertThat(reply.cors()).hasSize(3);
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  @Test
  void preflightsAreCorsacs() {
    String put = "Access-Control-Request-Method: PUT";
    assertThat(send("OPTIONS", "/orders", OF_QUARKUS, put).status()).isEqualTo(403);
    Reply reply = send("OPTIONS", "/orders", OF_CORSAC, put);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.cors())
        .containsEntry("access-control-allow-origin", OF_CORSAC)
        .containsEntry("access-control-allow-methods", "GET, HEAD, PUT");
  }

  @Test
  void whatOnlyCorsacListsIsRefusedByQuarkusReadably() {
    Reply reply = send("GET", "/orders", OF_CORSAC);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly(OF_CORSAC);
  }

  @Test
  void theStartLogWarnsOfThat() {
    assertThat(server.printed()).contains("WARN").contains("quarkus.http.cors");
  }

  @Test
  void elsewhereQuarkusGrantsAsItIsTold() {
    Reply reply = send("GET", "/office", OF_QUARKUS);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly(OF_QUARKUS);
    assertThat(reply.lines("Access-Control-Allow-Credentials")).containsExactly("true");
  }
}
