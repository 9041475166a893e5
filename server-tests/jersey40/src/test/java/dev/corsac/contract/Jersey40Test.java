package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.app.OrderResource;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.logging.Level;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.Test;

@Server(name = "Jersey 4.0 on Grizzly", version = "jersey40.version")
class Jersey40Test extends CorsContract
    implements FilterContract,
        ForeignCodeContract,
        ReflectionContract,
        TenantContract,
        ConfigurationContract {
  Jersey40Test() {
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

  private record Grizzly() implements ServerUnderTest {
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
