package dev.corsac.contract;

import jakarta.ws.rs.core.Application;
import java.net.URI;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

@Server(name = "Jersey 4.0 on Grizzly", version = "jersey40.version")
class Jersey40Test extends CorsContract implements FilterContract, ForeignCodeContract {
  Jersey40Test() {
    super(new Grizzly());
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
