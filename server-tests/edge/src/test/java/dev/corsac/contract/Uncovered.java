package dev.corsac.contract;

import dev.corsac.contract.app.SampleApplication;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.Map;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The sample on Jersey without Corsac's filters, as it stands behind an edge that answers. */
final class Uncovered implements AutoCloseable {
  private final HttpServer server;

  private Uncovered(HttpServer server) {
    this.server = server;
  }

  static Uncovered start() {
    Application sample = SampleApplication.whole();
    ResourceConfig configuration =
        ResourceConfig.forApplication(sample)
            .addProperties(
                Map.of(
                    ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
                    ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true))
            .register(org.glassfish.jersey.media.sse.SseFeature.class);
    return new Uncovered(
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"), configuration));
  }

  int port() {
    return server.getListener("grizzly").getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
