package dev.corsac.contract.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.packaging.QuarkusApplicationProcess;
import dev.corsac.contract.packaging.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Origins of Quarkus' profiles. */
class QuarkusProfilesTest {
  private static ServerProcess start(String... options) throws IOException {
    return QuarkusApplicationProcess.startPackaged("quarkus-app", "/q/health/live", options);
  }

  @ParameterizedTest
  @CsvSource({"dev, http://localhost:5173", "staging, https://staging.shop.example.com"})
  void theOriginsAreThoseOfTheProfile(String profile, String origin) throws IOException {
    try (ServerProcess server = start("-Dquarkus.profile=" + profile)) {
      assertThat(server.printed())
          .contains(origin)
          .contains("app.cors.origins is from MicroProfile Config");
      RawClient client = new RawClient(server.port());
      assertThat(
              client
                  .send("GET", "/orders", "Origin: " + origin)
                  .lines("Access-Control-Allow-Origin"))
          .isEqualTo(List.of(origin));
      assertThat(client.send("GET", "/orders", "Origin: https://shop.example.com").cors())
          .isEmpty();
    }
  }

  @Test
  void theGuidesLinesAreThoseThatRunHere() throws IOException {
    String guide = Files.readString(Path.of("../../docs/guide/environments.md"));
    String section = guide.substring(guide.indexOf("## Quarkus"));
    String block = section.substring(section.indexOf("```properties\n") + 14);
    assertThat(Files.readString(Path.of("src/main/resources/application.properties")).lines())
        .containsAll(block.substring(0, block.indexOf("```")).lines().toList());
  }

  @Test
  void anInvalidOriginStopsTheStart() {
    assertThatThrownBy(() -> start("-Dapp.cors.origins=https://Shop.example/"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("[cors:origin-not-canonical]");
  }
}
