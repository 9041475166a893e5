package dev.corsac.browsers;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Jersey on Grizzly. */
record ServerOfApi(HttpServer server) implements Serving {

  static Serving start(Application application, Arrivals arrivals) {
    HttpServer server =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"), ResourceConfig.forApplication(application), false);
    // Else Grizzly answers 400 to a DELETE with a body, before any application sees it.
    server.getServerConfiguration().setAllowPayloadForUndefinedHttpMethods(true);
    server
        .getServerConfiguration()
        .getMonitoringConfig()
        .getWebServerConfig()
        .addProbes(new Recorder(arrivals));
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ServerOfApi(server);
  }

  @Override
  public int port() {
    return server.getListener("grizzly").getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static final class Recorder extends HttpServerProbe.Adapter {
    private final Arrivals arrivals;

    Recorder(Arrivals arrivals) {
      this.arrivals = arrivals;
    }

    @Override
    @SuppressWarnings("rawtypes") // so Grizzly declares it
    public void onRequestReceiveEvent(
        HttpServerFilter filter, Connection connection, Request request) {
      Map<String, String> headers = new TreeMap<>();
      for (String name : request.getHeaderNames()) {
        List<String> values = new ArrayList<>();
        request.getHeaders(name).forEach(values::add);
        headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values));
      }
      arrivals.arrived(
          Objects.toString(request.getQueryString(), ""),
          new Arrival(request.getMethod().getMethodString(), request.getRequestURI(), headers));
    }
  }
}
