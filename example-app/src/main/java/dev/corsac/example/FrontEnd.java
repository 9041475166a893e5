package dev.corsac.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One page on a port, and so an origin, of its own. */
final class FrontEnd implements AutoCloseable {

  private static final Map<String, String> FILES =
      Map.of(
          "/", "page.html",
          "/page.css", "page.css",
          "/page.js", "page.js");
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8");

  private final String role;
  private final HttpServer server;

  private FrontEnd(String role, HttpServer server) {
    this.role = role;
    this.server = server;
  }

  /**
   * Takes a port, on the loopback interface only.
   *
   * @param role what the page calls itself: {@code trusted} or {@code stranger}
   * @param port 0 stands for any free port
   * @throws UncheckedIOException if the port is taken
   */
  static FrontEnd bind(String role, int port) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new FrontEnd(role, HttpServer.create(address, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("The " + role + " front end cannot listen on port " + port + ".", e));
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The origin of the page. */
  URI origin() {
    return URI.create("http://localhost:" + port());
  }

  /** Serves the page, which calls the API at this address. */
  void serve(URI api) {
    server.createContext("/", exchange -> answer(exchange, api));
    server.start();
  }

  private void answer(HttpExchange exchange, URI api) throws IOException {
    try (exchange) {
      String file = FILES.get(exchange.getRequestURI().getPath());
      if (file == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] body = page(file, api).getBytes(StandardCharsets.UTF_8);
      String extension = file.substring(file.lastIndexOf('.') + 1);
      exchange.getResponseHeaders().set("Content-Type", MEDIA_TYPES.get(extension));
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange
          .getResponseHeaders()
          .set(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; connect-src "
                  + api.resolve("/"));
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String page(String file, URI api) throws IOException {
    try (InputStream in = FrontEnd.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("missing resource " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{{role}}", role)
          .replace("{{api}}", api.toString());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
