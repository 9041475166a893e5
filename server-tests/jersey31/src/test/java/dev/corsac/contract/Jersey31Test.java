package dev.corsac.contract;

import jakarta.ws.rs.core.Application;
import java.net.URI;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

@Server(name = "Jersey 3.1 on Grizzly", version = "jersey31.version")
class Jersey31Test extends CorsContract implements FilterContract, ForeignCodeContract {
  Jersey31Test() {
    super(new Grizzly());
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
