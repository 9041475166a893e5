package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.contract.app.CatalogueResource;
import dev.corsac.contract.app.ConfiguredResource;
import dev.corsac.contract.app.OrderResource;
import dev.corsac.contract.app.OutcomeResource;
import dev.corsac.contract.app.SampleApplication;
import dev.corsac.contract.unprocessed.ForgottenImplementation;
import dev.corsac.contract.unprocessed.ForgottenResource;
import dev.corsac.contract.unprocessed.OpaqueResource;
import dev.corsac.contract.unprocessed.StaleMethodResource;
import dev.corsac.contract.unprocessed.StaleResource;
import dev.corsac.jaxrs.Cors;
import dev.corsac.jaxrs.CorsFeature;
import dev.corsac.policy.Finding;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** DESIGN sections 7 ("Registration", "Fail closed and loud") and 8. */
public interface DeploymentContract {

  /** A mapper of the application's own. */
  class OwnMapper implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable exception) {
      return Response.status(555).build();
    }
  }

  /** The kind of server. */
  ServerUnderTest server();

  private ServerUnderTest.Running start(Map<String, Object> properties, Class<?>... classes)
      throws Exception {
    return server().start(new SampleApplication(properties, classes));
  }

  private void assertDoesNotStart(Map<String, Object> properties, Class<?> type, String... says) {
    assertThatThrownBy(() -> start(properties, type).close())
        .satisfies(thrown -> {
          for (String text : says) {
            assertThat(thrown).hasStackTraceContaining(text);
          }
        });
  }

  private static Map<String, String> corsOf(
      ServerUnderTest.Running running, String path, String origin) {
    return new RawClient(running.port()).send("GET", path, "Origin: " + origin).cors();
  }

  @Test
  default void aResourceCompiledWithoutTheProcessorStopsTheDeployment() {
    assertDoesNotStart(
        Map.of(),
        ForgottenResource.class,
        ForgottenResource.class.getName(),
        "compiled without cors-processor",
        "<annotationProcessorPaths>",
        "annotationProcessor(\"dev.corsac:cors-processor:");
  }

  @Test
  default void soDoesOneThatInheritsAComposedPolicy() {
    assertDoesNotStart(
        Map.of(),
        ForgottenImplementation.class,
        ForgottenImplementation.class.getName(),
        "compiled without cors-processor");
  }

  @Test
  default void aSubResourceThatNobodyShowsAtDeploymentIsLoggedOnceAndGetsNothing()
      throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running = start(Map.of(), OpaqueResource.class)) {
      for (int i = 0; i < 2; i++) {
        Reply reply =
            new RawClient(running.port()).send("GET", "/api/opaque/sub", PreflightContract.TRUSTED);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.cors()).isEmpty();
      }
      assertThat(log.of(Level.SEVERE))
          .singleElement()
          .asString()
          .contains("ForgottenSubResource", "compiled without cors-processor");
    }
  }

  @Test
  default void aTableWhoseAnnotationHasChangedStopsTheDeployment() {
    assertDoesNotStart(
        Map.of(), StaleResource.class, StaleResource.class.getName(), "stale: rebuild");
  }

  @Test
  default void aTableWhoseMethodsHaveChangedStopsTheDeployment() {
    assertDoesNotStart(Map.of(), StaleMethodResource.class, "stale: rebuild", "delete()");
  }

  @Test
  default void oneLineSaysWhatIsInForce() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running = start(Map.of(), CatalogueResource.class)) {
      assertThat(running.port()).isPositive();
      assertThat(log.of(Level.INFO))
          .filteredOn(line -> line.contains("in force"))
          .singleElement()
          .asString()
          .contains("routes", "policies", "origins");
      assertThat(log.of(Level.SEVERE)).isEmpty();
      assertThat(log.of(Level.WARNING)).isEmpty();
    }
  }

  @Test
  default void aFeatureRegisteredTwiceActsOnce() throws Exception {
    try (ServerUnderTest.Running running =
        start(Map.of(), CorsFeature.class, OrderResource.class)) {
      Reply reply =
          new RawClient(running.port()).send("GET", "/api/orders", PreflightContract.TRUSTED);
      assertThat(reply.lines("Access-Control-Allow-Origin")).hasSize(1);
      assertThat(reply.vary()).containsExactly("origin");
    }
  }

  @Test
  default void severalApplicationsOfOneClassLoaderServeTheirOwnClassesOnly() throws Exception {
    try (ServerUnderTest.Running orders = start(Map.of(), OrderResource.class);
        ServerUnderTest.Running catalogue = start(Map.of(), CatalogueResource.class)) {
      assertThat(corsOf(orders, "/api/orders", "https://app.example.com")).isNotEmpty();
      assertThat(corsOf(catalogue, "/api/catalogue", "https://app.example.com")).isNotEmpty();
      Reply elsewhere =
          new RawClient(orders.port())
              .send(
                  "OPTIONS",
                  "/api/catalogue",
                  PreflightContract.TRUSTED,
                  "Access-Control-Request-Method: GET");
      assertThat(elsewhere.status()).isEqualTo(404);
      assertThat(elsewhere.cors()).isEmpty();
    }
  }

  @Test
  default void anUnmappedExceptionIsTheServersOwnAffairUnlessAskedFor() throws Exception {
    try (ServerUnderTest.Running running = start(Map.of(), OutcomeResource.class)) {
      Reply reply =
          new RawClient(running.port())
              .send("GET", "/api/outcomes/unmapped", PreflightContract.TRUSTED);
      assertThat(reply.status()).isEqualTo(500);
    }
  }

  @Test
  default void aMapperOfTheApplicationGoesBeforeTheReadableErrors() throws Exception {
    try (ServerUnderTest.Running running =
        start(Map.of("corsac.readable.errors", "true"), OwnMapper.class, OutcomeResource.class)) {
      Reply reply =
          new RawClient(running.port())
              .send("GET", "/api/outcomes/unmapped", PreflightContract.TRUSTED);
      assertThat(reply.status()).isEqualTo(555);
      assertThat(reply.cors()).isNotEmpty();
    }
  }

  @Test
  default void aConfiguredOriginIsInForce() throws Exception {
    try (ServerUnderTest.Running running =
        start(
            Map.of("contract.origins", "https://one.example, https://two.example"),
            ConfiguredResource.class)) {
      assertThat(corsOf(running, "/api/configured", "https://two.example"))
          .containsEntry("access-control-allow-origin", "https://two.example");
      assertThat(corsOf(running, "/api/configured", "https://three.example")).isEmpty();
    }
  }

  @Test
  default void aConfiguredNoneAllowsNobody() throws Exception {
    try (ServerUnderTest.Running running =
        start(Map.of("contract.origins", "none"), ConfiguredResource.class)) {
      assertThat(corsOf(running, "/api/configured", "none")).isEmpty();
    }
  }

  @Test
  default void anInvalidConfiguredOriginStopsTheDeployment() {
    assertDoesNotStart(
        Map.of("contract.origins", "https://App.example.com/"),
        ConfiguredResource.class,
        "[cors:origin-not-canonical]",
        ConfiguredResource.class.getName(),
        "https://app.example.com");
  }

  @Test
  default void anUnsetPlaceholderStopsTheDeployment() {
    assertDoesNotStart(Map.of(), ConfiguredResource.class, "[cors:", "contract.origins");
  }

  @Test
  default void aReloadPutsNewValuesInForceAndKeepsTheOldOnesOnAnError() throws Exception {
    System.setProperty("contract.origins", "https://one.example");
    try (ServerUnderTest.Running running = start(Map.of(), ConfiguredResource.class)) {
      assertThat(corsOf(running, "/api/configured", "https://one.example")).isNotEmpty();
      System.setProperty("contract.origins", "https://two.example");
      assertThat(Cors.reload()).isEmpty();
      assertThat(corsOf(running, "/api/configured", "https://one.example")).isEmpty();
      assertThat(corsOf(running, "/api/configured", "https://two.example")).isNotEmpty();
      System.setProperty("contract.origins", "https://three.example/");
      assertThat(Cors.reload())
          .extracting(Finding::message)
          .anyMatch(message -> message.contains("[cors:origin-not-canonical]"));
      assertThat(corsOf(running, "/api/configured", "https://two.example")).isNotEmpty();
      assertThat(corsOf(running, "/api/configured", "https://three.example")).isEmpty();
    } finally {
      System.clearProperty("contract.origins");
    }
  }

  @Test
  default void diagnosticsExplainARefusal() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running =
            start(Map.of("corsac.diagnostics", "true"), OrderResource.class)) {
      Reply reply =
          new RawClient(running.port())
              .send(
                  "OPTIONS",
                  "/api/orders",
                  "Origin: http://app.example.com",
                  "Access-Control-Request-Method: POST");
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.cors()).isEmpty();
      assertThat(reply.body()).contains("https://app.example.com", "the scheme differs");
      assertThat(log.of(Level.INFO)).anyMatch(line -> line.contains("the scheme differs"));
    }
  }
}
