package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.contract.LogRecords;
import dev.corsac.jaxrs.CorsDeploymentException;
import dev.corsac.jaxrs.OriginSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Origins and settings of Spring's {@code Environment} (docs/architecture.md#configuration). */
class SpringEnvironmentTest {
  private static final String SHOP = "https://shop.example.com";
  private static final String LOCAL = "http://localhost:5173";

  private static RunningShop start(String... settings) {
    return RunningShop.start(List.of(Stateless.class), settings);
  }

  private static List<String> granted(RunningShop shop, String origin) {
    return shop.client()
        .send("GET", "/orders", "Origin: " + origin)
        .lines("Access-Control-Allow-Origin");
  }

  @Test
  void aYamlListIsTakenAndTheStartLogSaysFromWhere() {
    try (LogRecords log = new LogRecords();
        RunningShop shop = start()) {
      assertThat(log.of(Level.INFO))
          .anyMatch(line ->
              line.contains("OrderResource lets in " + SHOP + ", https://partner.example.com")
                  && line.contains("Spring's Environment (class path resource [application.yml]"));
      assertThat(granted(shop, SHOP)).containsExactly(SHOP);
      assertThat(granted(shop, "https://partner.example.com")).hasSize(1);
      assertThat(granted(shop, LOCAL)).isEmpty();
    }
  }

  /** Origins that live elsewhere. */
  @Configuration(proxyBeanMethods = false)
  static class Tenants {
    @Bean
    OriginSource tenants() {
      return new TenantOrigins();
    }
  }

  /** A database, as far as anybody can tell. */
  static final class TenantOrigins implements OriginSource {
    @Override
    public Optional<Origins> origins(String placeholder) {
      return placeholder.equals("app.cors.origins")
          ? Optional.of(Origins.of(List.of("https://tenant.example.com")))
          : Optional.empty();
    }
  }

  @Test
  void aBeanSuppliesOriginsBeforeTheEnvironmentDoes() {
    try (LogRecords log = new LogRecords();
        RunningShop shop = RunningShop.start(List.of(Stateless.class, Tenants.class))) {
      assertThat(granted(shop, "https://tenant.example.com")).hasSize(1);
      assertThat(granted(shop, SHOP)).isEmpty();
      assertThat(log.of(Level.INFO))
          .anyMatch(line ->
              line.contains(
                  "app.cors.origins is from the OriginSource " + TenantOrigins.class.getName()));
    }
  }

  @Test
  void theListOfAProfileReplacesIt() {
    try (RunningShop shop = start("spring.profiles.active=dev")) {
      assertThat(granted(shop, LOCAL)).containsExactly(LOCAL);
      assertThat(granted(shop, SHOP)).isEmpty();
      assertThat(granted(shop, "https://partner.example.com")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"app.cors.origins=" + LOCAL, "app.CORS.origins=" + LOCAL})
  void namesAreRelaxed(String setting) {
    try (RunningShop shop = start(setting)) {
      assertThat(granted(shop, LOCAL)).containsExactly(LOCAL);
      assertThat(granted(shop, SHOP)).isEmpty();
    }
  }

  @Test
  void settingsOfCorsacAreTakenToo() {
    try (LogRecords log = new LogRecords();
        RunningShop shop = start("corsac.guard=report")) {
      assertThat(log.of(Level.INFO)).anyMatch(line -> line.contains("corsac.guard=report"));
      assertThat(granted(shop, SHOP)).containsExactly(SHOP);
    }
  }

  @ParameterizedTest
  @CsvSource({"servlet, false", "servlet, true", "filter, false", "filter, true"})
  void anInvalidOriginStopsTheStartAndIsExplained(String type, boolean lazy) throws IOException {
    Path log = Path.of("target", "failure-" + type + "-" + lazy + ".log");
    Files.deleteIfExists(log);
    assertThatThrownBy(() ->
            start(
                "app.cors.origins=https://Shop.example/",
                "spring.jersey.type=" + type,
                "spring.main.lazy-initialization=" + lazy,
                "logging.file.name=" + log))
        .satisfies(thrown -> assertThat(root(thrown)).isInstanceOf(CorsDeploymentException.class));
    assertThat(log)
        .content()
        .contains("APPLICATION FAILED TO START")
        .contains("Description:")
        .contains("[cors:origin-not-canonical]")
        .contains("app.cors.origins is from Spring's Environment")
        .contains("Action:")
        .doesNotContain("started on port");
  }

  private static Throwable root(Throwable thrown) {
    return thrown.getCause() == null ? thrown : root(thrown.getCause());
  }

  @Test
  void aMissingValueNamesSpringAmongThePlaces() {
    assertThatThrownBy(() -> start("app.cors.origins="))
        .rootCause()
        .hasMessageContaining("Spring's Environment");
  }

  @Test
  void theGuidesLinesAreThoseThatRunHere() throws IOException {
    String guide = Files.readString(Path.of("../../docs/guide/environments.md"));
    String section = guide.substring(guide.indexOf("## Spring Boot"));
    String block = section.substring(section.indexOf("```yaml\n") + 8);
    assertThat(
            Files.readString(Path.of("../springboot-starter/src/main/resources/application.yml")))
        .isEqualTo(block.substring(0, block.indexOf("```")));
  }
}
