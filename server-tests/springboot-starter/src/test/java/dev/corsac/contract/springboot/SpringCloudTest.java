package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.LogRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.cloud.context.refresh.ContextRefresher;

/** Spring Cloud reads the configuration again while the application runs. */
class SpringCloudTest {
  private static final String BEFORE = "https://before.example.com";
  private static final String AFTER = "https://after.example.com";

  @TempDir private Path folder;
  private Path file;
  private RunningShop shop;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("origins.yml");
    write(BEFORE);
    shop =
        RunningShop.start(
            List.of(Stateless.class), "spring.config.additional-location=" + file.toUri());
    assertThat(granted(BEFORE)).containsExactly(BEFORE);
    assertThat(granted(AFTER)).isEmpty();
  }

  @AfterEach
  void stop() {
    if (shop != null) {
      shop.close();
    }
  }

  private void write(String origin) throws IOException {
    Files.writeString(file, "app:\n  cors:\n    origins:\n      - " + origin + "\n");
  }

  private void refresh() {
    assertThat(shop.context().getBean(ContextRefresher.class).refresh())
        .contains("app.cors.origins[0]");
  }

  private List<String> granted(String origin) {
    return shop.client()
        .send("GET", "/orders", "Origin: " + origin)
        .lines("Access-Control-Allow-Origin");
  }

  @Test
  void aRefreshPutsTheNewOriginsInForce() throws IOException {
    write(AFTER);
    assertThat(granted(AFTER)).isEmpty();
    refresh();
    assertThat(granted(AFTER)).containsExactly(AFTER);
    assertThat(granted(BEFORE)).isEmpty();
  }

  @Test
  void anInvalidOriginLeavesTheOldOnesInForce() throws IOException {
    write("https://After.example.com/");
    try (LogRecords log = new LogRecords()) {
      refresh();
      assertThat(log.of(Level.SEVERE))
          .anyMatch(line -> line.contains("[cors:origin-not-canonical]"));
    }
    assertThat(granted(BEFORE)).containsExactly(BEFORE);
    assertThat(granted(AFTER)).isEmpty();
  }
}
