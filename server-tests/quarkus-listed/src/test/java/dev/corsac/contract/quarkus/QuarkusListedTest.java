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

/** On Quarkus: an application that lists its classes, and bears a policy itself. */
class QuarkusListedTest {
  private static final String ORIGIN = "https://app.example.com";
  private static ServerProcess server;

  @BeforeAll
  static void start() throws IOException {
    server = QuarkusApplicationProcess.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/plain, 200",
    "DELETE, /api/plain, 405",
    "GET, /api/plain/stream, 200",
    "GET, /api/nothing/here, 404",
    "GET, /api/plain/nothing, 404"
  })
  void everyResponseIsReadable(String method, String path, int status) {
    Reply reply = new RawClient(server.port()).send(method, path, "Origin: " + ORIGIN);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
    assertThat(reply.vary()).containsOnlyOnce("origin");

    Reply stranger = new RawClient(server.port()).send(method, path, "Origin: https://s.example");
    assertThat(stranger.status()).isEqualTo(status);
    assertThat(stranger.cors()).isEmpty();
    assertThat(stranger.vary()).containsOnlyOnce("origin");
  }

  @Test
  void preflightsAreAnswered() {
    Reply reply =
        new RawClient(server.port())
            .send(
                "OPTIONS", "/api/plain", "Origin: " + ORIGIN, "Access-Control-Request-Method: PUT");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
  }
}
