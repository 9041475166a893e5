package dev.corsac.browsers;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;

/** RESTEasy on Undertow. */
final class ServerOfApi extends UndertowJaxrsServer implements Serving {
  private final Arrivals arrivals;

  private ServerOfApi(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  static Serving start(Application application, Arrivals arrivals) {
    ServerOfApi serving = new ServerOfApi(arrivals);
    serving.start(Undertow.builder().addHttpListener(0, "127.0.0.1"));
    serving.deploy(application, "/");
    return serving;
  }

  @Override
  public UndertowJaxrsServer start(Undertow.Builder builder) {
    server = builder.setHandler(this::handle).build();
    server.start();
    return this;
  }

  private void handle(HttpServerExchange exchange) throws Exception {
    Map<String, String> headers = new TreeMap<>();
    for (HeaderValues values : exchange.getRequestHeaders()) {
      headers.put(
          values.getHeaderName().toString().toLowerCase(Locale.ROOT), String.join(", ", values));
    }
    arrivals.arrived(
        exchange.getQueryString(),
        new Arrival(exchange.getRequestMethod().toString(), exchange.getRequestURI(), headers));
    root.handleRequest(exchange);
  }

  @Override
  public int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void close() {
    stop();
  }
}
