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
          "/page.js", "page.js",
          "/calls.js", "calls.js",
          "/caller", "caller.html",
          "/caller.js", "caller.js");
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

  /**
   * Serves the page, and beside it, to the page alone, what the API has noted of its calls.
   *
   * @param places whom the page calls, and in whose name
   * @param ledger what arrived at the API
   */
  void serve(Places places, Ledger ledger) {
    server.createContext("/", exchange -> answer(exchange, places));
    server.createContext("/ledger", exchange -> answerLedger(exchange, ledger));
    server.start();
  }

  private void answer(HttpExchange exchange, Places places) throws IOException {
    try (exchange) {
      String file = FILES.get(exchange.getRequestURI().getPath());
      if (file == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String extension = file.substring(file.lastIndexOf('.') + 1);
      exchange.getResponseHeaders().set("Content-Security-Policy", contentSecurityPolicy(places));
      send(exchange, MEDIA_TYPES.getOrDefault(extension, ""), page(file, places));
    }
  }

  private static void answerLedger(HttpExchange exchange, Ledger ledger) throws IOException {
    try (exchange) {
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      send(exchange, "text/plain; charset=utf-8", ledger.read(query.replaceFirst("^call=", "")));
    }
  }

  private static void send(HttpExchange exchange, String mediaType, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", mediaType);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /**
   * The page loads its own files, frames both front ends, and talks to the API and its ledger.
   * Written out, because {@code 'self'} is nothing in a sandboxed frame of some browsers; and with
   * the address beside the name, so that the page can also be opened as another site.
   */
  private String contentSecurityPolicy(Places places) {
    String own = origin() + " http://127.0.0.1:" + port();
    String frontEnds = places.trusted() + " " + places.stranger();
    String stranger = " http://127.0.0.1:" + places.stranger().getPort();
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src " + own,
        "style-src " + own,
        "img-src data:",
        "frame-src " + frontEnds + stranger,
        "frame-ancestors " + frontEnds + stranger,
        "connect-src " + own + " " + places.api().resolve("/"));
  }

  private String page(String file, Places places) throws IOException {
    try (InputStream in = FrontEnd.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("missing resource " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{{role}}", role)
          .replace("{{api}}", places.api().toString())
          .replace("{{trusted}}", places.trusted().toString())
          .replace("{{stranger}}", places.stranger().toString());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
