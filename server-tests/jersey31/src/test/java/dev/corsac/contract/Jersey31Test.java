package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.app.OrderResource;
import dev.corsac.contract.app.SampleApplication;
import dev.corsac.contract.app.TenantResource;
import dev.corsac.jaxrs.OriginSource;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.Test;

@Server(name = "Jersey 3.1 on Grizzly", version = "jersey31.version")
class Jersey31Test extends CorsContract
    implements FilterContract,
        ForeignCodeContract,
        ReflectionContract,
        TenantContract,
        ConfigurationContract {
  Jersey31Test() {
    super(new Grizzly());
  }

  /** Jersey's own way to give a class another path. */
  @Test
  void aClassUnderAPathThatOnlyTheProgramKnowsIsReached() {
    ResourceConfig config = new ResourceConfig();
    config.registerResources(Resource.builder(OrderResource.class).path("elsewhere").build());
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running = new Grizzly().start(config)) {
      RawClient client = new RawClient(running.port());
      Reply reply = client.send("GET", "/elsewhere", PreflightContract.TRUSTED);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.lines("Access-Control-Allow-Origin"))
          .containsExactly("https://app.example.com");
      Reply preflight =
          client.send(
              "OPTIONS",
              "/elsewhere/7",
              PreflightContract.TRUSTED,
              "Access-Control-Request-Method: DELETE");
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(log.of(Level.WARNING)).isEmpty();
    }
  }

  /** Jersey says when it is done with an application. */
  @Test
  void aServerThatIsClosedLeavesNoThread() throws Exception {
    List<Thread> asking;
    try (ServerUnderTest.Running running =
        new Grizzly()
            .start(
                new SampleApplication(
                    Map.of(OriginSource.PROPERTY, new TenantContract.Tenants()),
                    TenantResource.class))) {
      asking =
          Thread.getAllStackTraces().keySet().stream()
              .filter(each -> each.getName().equals("corsac-origins"))
              .toList();
      assertThat(running.port()).isPositive();
    }
    assertThat(asking).hasSize(1);
    asking.get(0).join(60_000);
    assertThat(asking.get(0).isAlive()).isFalse();
  }

  record Grizzly() implements ServerUnderTest {
    @Override
    public Running start(Application application) {
      HttpServer server =
          GrizzlyHttpServerFactory.createHttpServer(
              URI.create("http://127.0.0.1:0/"), ResourceConfig.forApplication(application));
      return new Running() {
        @Override
        public int port() {
          return server.getListener("grizzly").getPort();
        }

        @Override
        public void close() {
          server.shutdownNow();
        }
      };
    }
  }
}
