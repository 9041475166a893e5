package dev.corsac.contract.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.packaging.QuarkusApplicationProcess;
import dev.corsac.contract.packaging.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An {@code OriginSource} that is a bean which nothing injects, beside cors-runtime-quarkus. */
class QuarkusTenantsTest {
  private static final String ONE = "https://one.example.com";
  private static final String TWO = "https://two.example.com";

  @TempDir Path directory;

  private static int preflight(ServerProcess server, String origin) {
    return new RawClient(server.port())
        .send("OPTIONS", "/invoices", "Origin: " + origin, "Access-Control-Request-Method: PUT")
        .status();
  }

  /** No event tells from outside when the service has asked. */
  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void aBeanSuppliesOriginsAndIsAskedAgain() throws Exception {
    Path tenants = Files.writeString(directory.resolve("tenants"), ONE + "\n");
    try (ServerProcess server =
        QuarkusApplicationProcess.startPackaged(
            "quarkus-app", "/q/health/live", "-Dapp.tenants.file=" + tenants)) {
      assertThat(server.printed())
          .contains("app.tenants is from the OriginSource com.acme.TenantOrigins");
      assertThat(preflight(server, ONE)).isEqualTo(204);
      assertThat(preflight(server, TWO)).isEqualTo(403);
      // Whole at once, and not while it is written.
      Path next = Files.writeString(directory.resolve("next"), TWO + "\n");
      Files.move(next, tenants, StandardCopyOption.REPLACE_EXISTING);
      await(() -> preflight(server, TWO) == 204);
      assertThat(preflight(server, ONE)).isEqualTo(403);
    }
  }
}
