package dev.corsac.contract.dropwizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.ShopApplication;
import dev.corsac.contract.LogRecords;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.door.DoorAnswersContract;
import dev.corsac.contract.door.Gate;
import dev.corsac.contract.door.LedgerResource;
import dev.corsac.contract.door.Others;
import dev.corsac.contract.door.PriceResource;
import dev.corsac.contract.door.PurchaseResource;
import dev.corsac.contract.door.Refusing;
import dev.corsac.contract.packaging.Guide;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.logging.Level;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's application, with authentication by a servlet filter, and the guide's origins. */
@TestInstance(Lifecycle.PER_CLASS)
class DropwizardFrontDoorTest implements DoorAnswersContract {
  private final LogRecords log = new LogRecords();
  private final Behind application = new Behind();

  private static final class Behind extends ShopApplication {
    private Server server;

    @Override
    public void run(Settings settings, Environment environment) {
      super.run(settings, environment);
      environment.jersey().setUrlPattern("/api/*");
      environment.jersey().register(PurchaseResource.class);
      environment.jersey().register(LedgerResource.class);
      environment.jersey().register(PriceResource.class);
      FilterRegistration.Dynamic gate = environment.servlets().addFilter("gate", new Gate());
      gate.setAsyncSupported(true);
      gate.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
      environment.servlets().addServlet("office", new Others()).addMapping("/office/*");
      ServletRegistration.Dynamic refused =
          environment.servlets().addServlet("refused", new Refusing());
      refused.setAsyncSupported(true);
      refused.addMapping("/refused");
      environment.lifecycle().addServerLifecycleListener(started -> server = started);
    }

    @Override
    protected void onFatalError(Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  @BeforeAll
  void start() throws Exception {
    Path configuration = Files.createTempFile("dropwizard", ".yml");
    String connectors = "[{type: http, port: 0, bindHost: 127.0.0.1}]";
    Files.writeString(
        configuration,
        """
        server:
          applicationConnectors: %s
          adminConnectors: %s
        """
                .formatted(connectors, connectors)
            + Guide.block("Dropwizard", "yaml"));
    application.run("server", configuration.toString());
  }

  @AfterAll
  void stop() throws Exception {
    log.close();
    if (application.server != null) {
      application.server.stop();
    }
  }

  @Override
  public RawClient door() {
    return new RawClient(((ServerConnector) application.server.getConnectors()[0]).getLocalPort());
  }

  /** Jetty drops it from its own error pages, which no cache keeps, and from its empty errors. */
  @Override
  public boolean keepsVary(Reply reply) {
    return reply.status() < 400
        || (!reply.body().isEmpty()
            && reply.lines("Cache-Control").stream().noneMatch(line -> line.contains("no-store")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://shop.example.com", "https://partner.example.com"})
  void theOriginsAreThoseOfItsYaml(String origin) {
    assertThat(
            door()
                .send("GET", "/api/prices", "Origin: " + origin, Gate.TOKEN)
                .lines("Access-Control-Allow-Origin"))
        .containsExactly(origin);
    assertThat(door().send("GET", "/api/prices", STRANGER, Gate.TOKEN).cors()).isEmpty();
  }

  @Test
  void theStartLogSaysWhichAndFromWhere() {
    assertThat(log.of(Level.INFO))
        .anyMatch(line ->
            line.contains(
                "PriceResource lets in https://shop.example.com, https://partner.example.com, with"
                    + " credentials (app.cors.origins is from the application's property"
                    + " app.cors.origins)"));
  }

  @Test
  void theGuidesLinesAreThoseThatRunHere() throws IOException {
    assertThat(Files.readString(Path.of("src/test/java/com/acme/ShopApplication.java")))
        .isEqualTo(Guide.block("Dropwizard", "java"));
  }
}
