package dev.corsac.browsers;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** An application on Jersey, and a list of what arrived there before Jersey saw it. */
final class Api implements AutoCloseable {

  /** The query parameter that marks a call. */
  static final String CALL = "call";

  private static final Pattern MARK = Pattern.compile("\\b" + CALL + "=(\\d+)");
  private static final AtomicInteger IDS = new AtomicInteger();

  private final Map<String, List<Arrival>> arrivals = new ConcurrentHashMap<>();
  private final HttpServer server;

  private Api(HttpServer server) {
    this.server = server;
  }

  /** Starts the application on a free port of the loopback interface. */
  static Api start(Application application) {
    HttpServer server =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"), ResourceConfig.forApplication(application), false);
    // Else Grizzly answers 400 to a DELETE with a body, before any application sees it.
    server.getServerConfiguration().setAllowPayloadForUndefinedHttpMethods(true);
    Api api = new Api(server);
    server
        .getServerConfiguration()
        .getMonitoringConfig()
        .getWebServerConfig()
        .addProbes(api.new Recorder());
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return api;
  }

  /** A mark that no other call has. */
  static String newId() {
    return Integer.toString(IDS.incrementAndGet());
  }

  /** The API's origin under one of its names. */
  String origin(String host) {
    return "http://" + host + ":" + server.getListener("grizzly").getPort();
  }

  /** What arrived of a call, in order. */
  List<Arrival> arrivals(String id) {
    return List.copyOf(arrivals.getOrDefault(id, List.of()));
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private final class Recorder extends HttpServerProbe.Adapter {

    @Override
    @SuppressWarnings("rawtypes") // so Grizzly declares it
    public void onRequestReceiveEvent(
        HttpServerFilter filter, Connection connection, Request request) {
      Matcher mark = MARK.matcher(String.valueOf(request.getQueryString()));
      if (!mark.find()) {
        return;
      }
      Map<String, String> headers = new TreeMap<>();
      for (String name : request.getHeaderNames()) {
        List<String> values = new ArrayList<>();
        request.getHeaders(name).forEach(values::add);
        headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values));
      }
      arrivals
          .computeIfAbsent(mark.group(1), any -> new CopyOnWriteArrayList<>())
          .add(
              new Arrival(request.getMethod().getMethodString(), request.getRequestURI(), headers));
    }
  }
}
