package dev.corsac.contract;

import static dev.corsac.contract.PreflightContract.STRANGER;
import static dev.corsac.contract.PreflightContract.TRUSTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** docs/architecture.md#paths: a server that takes {@code .txt} off the path before it matches. */
public interface MappingsContract {

  /** Starts the orders on a server with this mapping, below {@code /api}. */
  ServerUnderTest.Running start() throws Exception;

  @Test
  default void aMappedSuffixIsTakenOffForPreflightsToo() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running = start()) {
      RawClient api = new RawClient(running.port());
      Reply list = api.send("GET", "/api/orders.txt", TRUSTED);
      assertThat(list.status()).isEqualTo(200);
      assertThat(list.lines("Access-Control-Allow-Origin"))
          .containsExactly("https://app.example.com");
      assertThat(preflight(api, "/api/orders.txt", "POST", TRUSTED).status()).isEqualTo(204);
      assertThat(preflight(api, "/api/orders/5.txt", "DELETE", TRUSTED).status()).isEqualTo(204);
      assertThat(preflight(api, "/api/orders/5.txt", "DELETE", STRANGER).status()).isEqualTo(403);
      // Under @SameOrigin.
      assertThat(preflight(api, "/api/orders/5.txt", "PATCH", TRUSTED).cors()).isEmpty();
      assertThat(preflight(api, "/api/orders.xml", "POST", TRUSTED).cors()).isEmpty();
      assertThat(log.of(Level.WARNING)).isEmpty();
    }
  }

  private static Reply preflight(RawClient api, String path, String method, String origin) {
    return api.send("OPTIONS", path, origin, "Access-Control-Request-Method: " + method);
  }
}
