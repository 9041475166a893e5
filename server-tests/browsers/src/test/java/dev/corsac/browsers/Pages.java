package dev.corsac.browsers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** One port with an empty page under every name, on both loopback addresses. */
final class Pages implements AutoCloseable {

  private static final Map<String, String> MEDIA_TYPES =
      Map.of("page.html", "text/html; charset=utf-8", "harness.js", "text/javascript");

  private final List<HttpServer> servers;

  private Pages(List<HttpServer> servers) {
    this.servers = servers;
  }

  /** Takes a free port. */
  static Pages start() {
    try {
      HttpServer four = listen("127.0.0.1", 0);
      List<HttpServer> servers = new ArrayList<>(List.of(four));
      servers.add(listen("::1", four.getAddress().getPort()));
      return new Pages(servers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer listen(String address, int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/page", exchange -> send(exchange, "page.html"));
    server.createContext("/harness.js", exchange -> send(exchange, "harness.js"));
    server.createContext("/turn", Pages::turn);
    server.start();
    return server;
  }

  /** Turns a request round, with its method: {@code /turn?to=URL&call=N}. */
  private static void turn(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestURI().getQuery().replaceFirst("^to=", "");
      exchange.getResponseHeaders().set("Location", target.replaceFirst("&", "?"));
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
      exchange.sendResponseHeaders(307, -1);
    }
  }

  private static void send(HttpExchange exchange, String file) throws IOException {
    try (exchange;
        InputStream in = Pages.class.getResourceAsStream(file)) {
      byte[] bytes = in.readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", MEDIA_TYPES.get(file));
      String query = exchange.getRequestURI().getRawQuery();
      if (query != null && query.startsWith("csp=")) {
        exchange
            .getResponseHeaders()
            .set("Content-Security-Policy", URLDecoder.decode(query.substring(4), UTF_8));
      }
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  int port() {
    return servers.get(0).getAddress().getPort();
  }

  /** The origin of the page under a host. */
  String origin(String host) {
    return "http://" + host + ":" + port();
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
  }
}
