package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.contract.app.CatalogueResource;
import dev.corsac.contract.app.ConfiguredHeadersResource;
import dev.corsac.contract.app.ConfiguredResource;
import dev.corsac.contract.app.Meddler;
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
import dev.corsac.policy.finding.Finding;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/architecture.md#registration, docs/architecture.md#fail-closed and
 * docs/architecture.md#configuration
 */
public interface DeploymentContract {

  /** A mapper of the application's own. */
  class OwnMapper implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable exception) {
      return Response.status(555).build();
    }
  }

  /** An application that lists objects beside classes. */
  @ApplicationPath("api")
  class WithSingletons extends SampleApplication {
    private final Set<Object> singletons;

    WithSingletons(Set<Object> singletons, Class<?>... classes) {
      super(Map.of(), classes);
      this.singletons = singletons;
    }

    @Override
    @SuppressWarnings("deprecation") // Applications still use it.
    public Set<Object> getSingletons() {
      return singletons;
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
  default void anEmptyValueCountsAsUnsetWhereThereIsADefault() throws Exception {
    try (ServerUnderTest.Running running =
        start(Map.of("contract.default.origins", " "), ConfiguredHeadersResource.class)) {
      assertThat(corsOf(running, "/api/configured-headers", "https://app.example.com"))
          .containsEntry("access-control-allow-origin", "https://app.example.com");
    }
  }

  @Test
  default void aConfiguredLocalOriginIsOneLineAndNoWarning() throws Exception {
    System.setProperty("contract.default.origins", "http://localhost:5173");
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running = start(Map.of(), ConfiguredHeadersResource.class)) {
      assertThat(running.port()).isPositive();
      assertThat(log.of(Level.INFO))
          .filteredOn(line -> line.contains("[cors:origin-local]"))
          .singleElement()
          .asString()
          .contains("http://localhost:5173", "${contract.default.origins}");
      assertThat(log.of(Level.WARNING)).isEmpty();
    } finally {
      System.clearProperty("contract.default.origins");
    }
  }

  @Test
  default void headersAreConfiguredTooAndReloaded() throws Exception {
    String url = "/api/configured-headers";
    try (ServerUnderTest.Running running = start(Map.of(), ConfiguredHeadersResource.class)) {
      assertThat(allowsHeaders(running, url, "x-default,x-fixed")).isTrue();
      assertThat(allowsHeaders(running, url, "x-new")).isFalse();
      assertThat(corsOf(running, url, "https://app.example.com"))
          .doesNotContainKey("access-control-expose-headers");
      System.setProperty("contract.headers", "X-New, X-Newer");
      System.setProperty("contract.exposed", "ETag");
      assertThat(Cors.reload()).isEmpty();
      assertThat(allowsHeaders(running, url, "x-fixed,x-new,x-newer")).isTrue();
      assertThat(allowsHeaders(running, url, "x-default")).isFalse();
      assertThat(corsOf(running, url, "https://app.example.com"))
          .containsEntry("access-control-expose-headers", "ETag");
      System.setProperty("contract.headers", "Cookie");
      assertThat(Cors.reload())
          .extracting(Finding::message)
          .anyMatch(message -> message.contains("[cors:request-header-forbidden]"));
      assertThat(allowsHeaders(running, url, "x-new")).isTrue();
    } finally {
      System.clearProperty("contract.headers");
      System.clearProperty("contract.exposed");
    }
  }

  @Test
  default void anInvalidConfiguredHeaderStopsTheDeployment() {
    assertDoesNotStart(
        Map.of("contract.exposed", "Set-Cookie"),
        ConfiguredHeadersResource.class,
        "[cors:response-header-forbidden]",
        "${contract.exposed}",
        "exposedHeaders[0]");
  }

  private static boolean allowsHeaders(ServerUnderTest.Running running, String path, String names) {
    Reply preflight =
        new RawClient(running.port())
            .send(
                "OPTIONS",
                path,
                PreflightContract.TRUSTED,
                "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: " + names);
    List<String> allowed =
        preflight.lines("Access-Control-Allow-Headers").stream()
            .flatMap(line -> Stream.of(line.toLowerCase(Locale.ROOT).split(", *", -1)))
            .toList();
    return allowed.containsAll(List.of(names.split(",", -1)));
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
  default void anInstanceOfTheFeatureActsOnceToo() throws Exception {
    SampleApplication application =
        new WithSingletons(Set.of(new CorsFeature()), OrderResource.class);
    try (ServerUnderTest.Running running = server().start(application)) {
      Reply reply =
          new RawClient(running.port()).send("GET", "/api/orders", PreflightContract.TRUSTED);
      assertThat(reply.lines("Access-Control-Allow-Origin")).hasSize(1);
      assertThat(reply.vary()).containsExactly("origin");
    }
  }

  @Test
  default void aSingletonIsServedToo() throws Exception {
    SampleApplication application = new WithSingletons(Set.of(new OrderResource()));
    try (ServerUnderTest.Running running = server().start(application)) {
      assertThat(corsOf(running, "/api/orders", "https://app.example.com")).isNotEmpty();
    }
  }

  @Test
  default void twoApplicationsWithTheSamePathsHaveTheirOwnValues() throws Exception {
    try (ServerUnderTest.Running one =
            start(Map.of("contract.origins", "https://one.example"), ConfiguredResource.class);
        ServerUnderTest.Running two =
            start(Map.of("contract.origins", "https://two.example"), ConfiguredResource.class)) {
      assertThat(corsOf(one, "/api/configured", "https://one.example")).isNotEmpty();
      assertThat(corsOf(one, "/api/configured", "https://two.example")).isEmpty();
      assertThat(corsOf(two, "/api/configured", "https://two.example")).isNotEmpty();
      assertThat(corsOf(two, "/api/configured", "https://one.example")).isEmpty();
    }
  }

  @Test
  default void headersOfOtherCodeAreLoggedOnce() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running =
            start(Map.of(), OrderResource.class, Meddler.Amid.class)) {
      RawClient api = new RawClient(running.port());
      api.send("GET", "/api/orders", PreflightContract.TRUSTED);
      assertThat(log.of(Level.WARNING)).isEmpty();
      for (int i = 0; i < 3; i++) {
        api.send("GET", "/api/orders", PreflightContract.TRUSTED, "X-Meddle: Amid:grant");
      }
      assertThat(log.of(Level.WARNING))
          .singleElement()
          .asString()
          .contains("Other code has set CORS headers");
    }
  }

  @Test
  default void diagnosticsNameWhatWouldBeNeededAndCannotBeForged() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running =
            start(Map.of("corsac.diagnostics", "true"), OrderResource.class)) {
      RawClient api = new RawClient(running.port());
      Map<String, String> differences =
          Map.of(
              "http://app.example.com", "the scheme differs",
              "https://app.example.com:8443", "the port differs",
              "https://APP.example.com", "browsers send hosts in lower case",
              "https://app.example.com.", "the host has a trailing dot",
              "https://api.app.example.com", "the request comes from a subdomain of it",
              "https://evil.example", "the host differs",
              "null", "Anybody can send it");
      differences.forEach((origin, difference) -> {
        int before = log.of(Level.INFO).size();
        api.send("GET", "/api/orders", "Origin: " + origin);
        assertThat(log.of(Level.INFO).subList(before, log.of(Level.INFO).size()))
            .singleElement()
            .asString()
            .contains(difference, origin);
        Reply preflight =
            api.send(
                "OPTIONS",
                "/api/orders",
                "Origin: " + origin,
                "Access-Control-Request-Method: POST");
        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.cors()).isEmpty();
        assertThat(preflight.body()).contains(difference);
      });
      int before = log.of(Level.INFO).size();
      api.send("GET", "/api/orders", "Origin: https://app.example.com\u0085FORGED\t\u001b[31m");
      api.send("GET", "/api/orders", "Origin: https://" + "a".repeat(4_000));
      List<String> said = log.of(Level.INFO).subList(before, log.of(Level.INFO).size());
      assertThat(said)
          .allSatisfy(line -> {
            assertThat(line).doesNotContainPattern("\\p{Cntrl}").doesNotContain("\u0085");
            assertThat(line).hasSizeLessThan(1_000);
          });
      int quiet = log.of(Level.INFO).size();
      api.send("GET", "/api/orders", PreflightContract.TRUSTED);
      api.send("GET", "/api/orders");
      assertThat(log.of(Level.INFO)).hasSize(quiet);
    }
  }

  @Test
  default void withoutDiagnosticsNothingIsSaid() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running = start(Map.of(), OrderResource.class)) {
      RawClient api = new RawClient(running.port());
      api.send("GET", "/api/orders");
      int quiet = log.of(Level.INFO).size();
      api.send("GET", "/api/orders", PreflightContract.STRANGER);
      assertThat(log.of(Level.INFO)).hasSize(quiet);
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

  /** What a server serves though it is no URI is explained too, and does not fail. */
  @Test
  default void diagnosticsDoNotNeedAUri() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running =
            start(Map.of("corsac.diagnostics", "true"), OrderResource.class)) {
      for (String target : List.of("/api/orders/7?x={a}", "/api/orders/|")) {
        RawClient api = new RawClient(running.port());
        Reply allowed = api.send("DELETE", target, PreflightContract.TRUSTED);
        Reply refused = api.send("DELETE", target, PreflightContract.STRANGER);
        boolean chosen = allowed.status() < 300;
        assertThat(refused.status()).as(target).isEqualTo(chosen ? 403 : allowed.status());
        assertThat(refused.cors()).isEmpty();
        if (chosen) {
          assertThat(log.of(Level.INFO)).as(target).anyMatch(line -> line.contains("may not read"));
        }
      }
    }
  }
}
