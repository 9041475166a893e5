package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.corsac.jaxrs.Cors;
import dev.corsac.jaxrs.CorsDeploymentException;
import dev.corsac.jaxrs.CorsResponseFilter;
import dev.corsac.sample.application.BookResource;
import dev.corsac.sample.application.CatchAllResource;
import dev.corsac.sample.application.ConfiguredResource;
import dev.corsac.sample.application.GreetingResource;
import dev.corsac.sample.application.LampResource;
import dev.corsac.sample.application.RivalResource;
import dev.corsac.sample.application.ShopApplication;
import dev.corsac.sample.application.TieResource;
import dev.corsac.sample.billing.BillingResource;
import dev.corsac.sample.billing.HealthResource;
import dev.corsac.sample.orders.ArchiveResource;
import dev.corsac.sample.orders.OrderResource;
import dev.corsac.sample.orders.ReportResource;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application of two jars, one of them compiled without the processor. */
class SampleTest {
  private static final String APP = "Origin: https://app.example.com";
  private static final String SHOP = "Origin: https://shop.example";

  private record Running(HttpServer server) implements AutoCloseable {
    static Running of(Map<String, Object> properties, Class<?>... classes) {
      return of(new ShopApplication(properties, classes));
    }

    static Running of(Application application) {
      return new Running(
          GrizzlyHttpServerFactory.createHttpServer(
              URI.create("http://127.0.0.1:0/"), ResourceConfig.forApplication(application)));
    }

    RawClient api() {
      return new RawClient(server.getListener("grizzly").getPort());
    }

    Map<String, String> cors(String path, String origin) {
      return api().send("GET", path, origin).cors();
    }

    Reply preflight(String path, String method, String origin) {
      return api().send("OPTIONS", path, origin, "Access-Control-Request-Method: " + method);
    }

    @Override
    public void close() {
      server.shutdownNow();
    }
  }

  /** Shows a further listing of tables, as another jar would. */
  private static final class OneMoreJar extends ClassLoader {
    private final URL listing;

    OneMoreJar(URL listing) {
      super(SampleTest.class.getClassLoader());
      this.listing = listing;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      List<URL> found = new ArrayList<>(Collections.list(super.getResources(name)));
      if (name.equals("META-INF/corsac/tables")) {
        found.add(listing);
      }
      return Collections.enumeration(found);
    }
  }

  private static void withListing(Path dir, String line, Runnable run) throws IOException {
    Path listing = Files.writeString(dir.resolve("tables"), line + "\n");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new OneMoreJar(listing.toUri().toURL()));
    try {
      run.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void theJarOfWhatWasCompiledWithoutTheProcessorIsNamedWithItsClassAndTheFix() {
    String jar =
        new File(
                BillingResource.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .getName();
    assertThatThrownBy(() -> Running.of(Map.of(), OrderResource.class, BillingResource.class))
        .hasStackTraceContaining(jar)
        .hasStackTraceContaining("dev.corsac.sample.billing.BillingResource")
        .hasStackTraceContaining("compiled without cors-processor")
        .hasStackTraceContaining("<annotationProcessorPaths>")
        .hasStackTraceContaining("annotationProcessor(\"dev.corsac:cors-processor:");
  }

  @Test
  void tablesOfSeveralJarsAreMerged() {
    try (Running running = Running.of(Map.of(), OrderResource.class, GreetingResource.class)) {
      assertThat(running.cors("/api/orders", APP))
          .containsEntry("access-control-allow-origin", "https://app.example.com");
      assertThat(running.cors("/api/greeting", SHOP))
          .containsEntry("access-control-allow-origin", "https://shop.example");
      assertThat(running.cors("/api/greeting", APP)).isEmpty();
    }
  }

  /** Between a generated filter without {@code @Priority}, which Jersey runs here, and the end. */
  @Priority(Priorities.AUTHENTICATION)
  public static final class Meddling implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      response.getHeaders().putSingle("Vary", "Accept");
      response.getHeaders().putSingle("Access-Control-Allow-Origin", "https://evil.example");
    }
  }

  /** The orders were compiled where {@code @Priority} was not visible. */
  @Test
  void whatFollowsAFilterWithoutPriorityIsPutRight() {
    try (Running running = Running.of(Map.of(), OrderResource.class, Meddling.class)) {
      Reply trusted = running.api().send("GET", "/api/orders", APP);
      assertThat(trusted.lines("Access-Control-Allow-Origin"))
          .containsExactly("https://app.example.com");
      assertThat(trusted.vary()).containsExactly("accept", "origin");
      Reply stranger = running.api().send("GET", "/api/orders", "Origin: https://evil.example");
      assertThat(stranger.cors()).isEmpty();
      assertThat(stranger.vary()).containsExactly("accept", "origin");
    }
  }

  /** Says which of the generated filters are there. */
  public static final class Filters implements ContainerResponseFilter {
    @Context private Configuration configuration;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      for (Class<?> each : configuration.getClasses()) {
        if (CorsResponseFilter.class.isAssignableFrom(each)) {
          response.getHeaders().add("Filter", each.getPackageName());
        }
      }
    }
  }

  /** Of three jars with tables, one of which is that of the contract. */
  @Test
  void oneGeneratedFilterWritesTheResponsesOfAllTables() {
    try (Running running =
        Running.of(Map.of(), OrderResource.class, GreetingResource.class, Filters.class)) {
      assertThat(running.api().send("GET", "/api/orders", APP).lines("Filter"))
          .containsExactly("dev.corsac.contract.app");
      for (String origin : List.of(APP, SHOP)) {
        String path = origin.equals(APP) ? "/api/orders" : "/api/greeting";
        String granted = origin.substring("Origin: ".length());
        assertThat(running.cors(path, origin))
            .containsEntry("access-control-allow-origin", granted);
        assertThat(running.preflight(path, "GET", origin).cors())
            .containsEntry("access-control-allow-origin", granted);
        assertThat(running.api().send("PATCH", path, origin).cors())
            .containsEntry("access-control-allow-origin", granted);
      }
    }
  }

  @Test
  void aMethodThatTwoClassesInheritIsUnderThePolicyOfEach() {
    try (Running running = Running.of(Map.of(), BookResource.class, LampResource.class)) {
      assertThat(running.cors("/api/books", APP))
          .containsEntry("access-control-allow-origin", "https://app.example.com");
      assertThat(running.cors("/api/lamps", APP)).isEmpty();
      assertThat(running.cors("/api/lamps", SHOP))
          .containsEntry("access-control-allow-origin", "https://shop.example");
      assertThat(running.cors("/api/books", SHOP)).isEmpty();
    }
  }

  @Test
  void theApplicationsPolicyReachesOtherJarsAndOneLineNamesThem() {
    try (LogRecords log = new LogRecords();
        Running running = Running.of(Map.of(), ArchiveResource.class, GreetingResource.class)) {
      assertThat(running.cors("/api/archive", SHOP))
          .containsEntry("access-control-allow-origin", "https://shop.example");
      assertThat(running.preflight("/api/archive", "GET", SHOP).status()).isEqualTo(204);
      assertThat(log.of(Level.INFO))
          .filteredOn(line -> line.contains("also reaches the resources in"))
          .hasSize(1);
    }
    try (LogRecords log = new LogRecords();
        Running running = Running.of(Map.of(), GreetingResource.class)) {
      assertThat(running.cors("/api/greeting", SHOP)).isNotEmpty();
      assertThat(log.of(Level.INFO)).noneMatch(line -> line.contains("also reaches"));
    }
  }

  @Test
  void whereNoTemplateMatchesErrorsHaveTheApplicationsPolicy() {
    try (Running running = Running.of(Map.of(), GreetingResource.class)) {
      Reply missing = running.api().send("GET", "/api/nowhere", SHOP);
      assertThat(missing.status()).isEqualTo(404);
      assertThat(missing.cors())
          .containsEntry("access-control-allow-origin", "https://shop.example");
      assertThat(running.api().send("GET", "/api/nowhere", APP).vary()).containsExactly("origin");
      assertThat(running.preflight("/api/nowhere", "GET", SHOP).cors()).isEmpty();
    }
  }

  @Test
  void twoPoliciesForOneTemplateInTwoJarsStopTheDeployment() {
    assertThatThrownBy(() -> Running.of(Map.of(), OrderResource.class, RivalResource.class))
        .hasStackTraceContaining("[cors:policy-conflict]")
        .hasStackTraceContaining("dev.corsac.sample.orders.OrderResource")
        .hasStackTraceContaining("dev.corsac.sample.application.RivalResource");
  }

  @Test
  void anOverlapOfTwoJarsIsLoggedAndRefused() {
    try (LogRecords log = new LogRecords();
        Running running = Running.of(Map.of(), ReportResource.class, TieResource.class)) {
      assertThat(log.of(Level.WARNING))
          .singleElement()
          .asString()
          .contains("[cors:route-overlap]", "TieResource", "ReportResource");
      assertThat(running.preflight("/api/report/weekly", "GET", APP).status()).isEqualTo(403);
      assertThat(running.preflight("/api/report/7", "GET", APP).status()).isEqualTo(204);
    }
  }

  @Test
  void whatAnApplicationDoesNotServeIsNoConflict() {
    try (LogRecords log = new LogRecords();
        Running running = Running.of(Map.of(), RivalResource.class)) {
      assertThat(log.of(Level.WARNING)).isEmpty();
      assertThat(running.cors("/api/orders", "Origin: https://rival.example")).isNotEmpty();
    }
  }

  @Test
  void aClassInNoTableIsNotGrantedByACatchAll() {
    try (Running running = Running.of(Map.of(), CatchAllResource.class, HealthResource.class)) {
      assertThat(running.preflight("/api/else", "DELETE", APP).status()).isEqualTo(204);
      Reply preflight = running.preflight("/api/health", "DELETE", APP);
      assertThat(preflight.cors()).isEmpty();
      assertThat(running.api().send("GET", "/api/health", APP).body()).contains("well");
      assertThat(running.cors("/api/health", APP)).isEmpty();
      Reply options = running.api().send("OPTIONS", "/api/health", APP);
      assertThat(options.body()).contains("by hand");
      assertThat(options.cors()).isEmpty();
    }
  }

  @Test
  void aClassInNoTableIsNotGrantedByTheApplicationsPolicy() {
    try (Running running = Running.of(Map.of(), GreetingResource.class, HealthResource.class)) {
      assertThat(running.cors("/api/health", SHOP)).isEmpty();
      assertThat(running.preflight("/api/health", "DELETE", SHOP).cors()).isEmpty();
    }
  }

  @Test
  void twoTablesThatDescribeOneClassDifferentlyStopTheDeployment(@TempDir Path dir)
      throws IOException {
    withListing(
        dir,
        OtherGreeting.Table.class.getName() + " " + OtherGreeting.Filter.class.getName(),
        () ->
            assertThatThrownBy(() -> Running.of(Map.of(), GreetingResource.class))
                .hasStackTraceContaining("dev.corsac.sample.application.GreetingResource")
                .hasStackTraceContaining("differently"));
  }

  @Test
  void aTableOfAnotherVersionSaysSo(@TempDir Path dir) throws IOException {
    withListing(
        dir,
        FutureTable.class.getName() + " " + OtherGreeting.Filter.class.getName(),
        () -> {
          Throwable thrown =
              catchThrowable(() -> Running.of(Map.of(), GreetingResource.class).close());
          while (thrown != null && !(thrown instanceof CorsDeploymentException)) {
            thrown = thrown.getCause();
          }
          assertThat(thrown)
              .isNotNull()
              .hasMessageContaining("\"surprise  com.example.Orders\"")
              .hasMessageContaining("Rebuild with the cors-processor of this version");
        });
  }

  @Test
  void theSameJarTwiceIsFine(@TempDir Path dir) throws IOException {
    String line;
    try (var in =
        OrderResource.class
            .getClassLoader()
            .getResources("META-INF/corsac/tables")
            .nextElement()
            .openStream()) {
      line = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
    }
    withListing(
        dir,
        line,
        () -> {
          try (Running running = Running.of(Map.of(), OrderResource.class)) {
            Reply reply = running.api().send("GET", "/api/orders", APP);
            assertThat(reply.lines("Access-Control-Allow-Origin")).hasSize(1);
            assertThat(reply.vary()).containsExactly("origin");
          }
        });
  }

  @Test
  void valuesComeFromTheFirstSourceThatHasOne() {
    System.setProperty("sample.any.origins", "https://system.example");
    try {
      // MicroProfile Config reads system properties too, and this module's properties file.
      try (Running running = Running.of(Map.of(), ConfiguredResource.class)) {
        assertThat(running.cors("/api/configured", "Origin: https://system.example")).isNotEmpty();
        assertThat(running.cors("/api/configured/env", "Origin: https://env.example")).isNotEmpty();
        assertThat(running.cors("/api/configured/default", "Origin: https://default.example"))
            .isNotEmpty();
      }
      try (Running running =
          Running.of(
              Map.of("sample.any.origins", "https://property.example"), ConfiguredResource.class)) {
        assertThat(running.cors("/api/configured", "Origin: https://property.example"))
            .isNotEmpty();
        assertThat(running.cors("/api/configured", "Origin: https://system.example")).isEmpty();
      }
    } finally {
      System.clearProperty("sample.any.origins");
    }
    try (Running running = Running.of(Map.of(), ConfiguredResource.class)) {
      assertThat(running.cors("/api/configured", "Origin: https://microprofile.example"))
          .isNotEmpty();
    }
  }

  @Test
  void aBlankValueIsUnsetSoThatTheDefaultCounts() {
    try (Running running =
        Running.of(Map.of("sample.default.origins", "  "), ConfiguredResource.class)) {
      assertThat(running.cors("/api/configured/default", "Origin: https://default.example"))
          .isNotEmpty();
    }
    assertThatThrownBy(
            () -> Running.of(Map.of("sample.any.origins", "  "), ConfiguredResource.class))
        .hasStackTraceContaining("[cors:origins-missing]")
        .hasStackTraceContaining("sample.any.origins")
        .hasStackTraceContaining("ConfiguredResource.any(), value[0]");
  }

  @Test
  void theConfigurationOfOneApplicationIsReadAgainAlone() {
    assertThatThrownBy(() -> Cors.reload(new ResourceConfig()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CorsFeature");
  }
}
