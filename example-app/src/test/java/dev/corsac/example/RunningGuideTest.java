package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.jaxrs.OriginSource;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.Constants;
import org.apache.tomcat.websocket.server.WsSci;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of the guide whose blocks are one application: it is compiled as it stands, and runs. */
class RunningGuideTest {
  static final Set<String> PAGES = Set.of("tenants.md", "websockets.md");

  private static final String ONE = "https://one.example.com";
  private static final String TWO = "https://two.example.com";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path dir;

  /** What runs, until it is closed. */
  private record Running(URI base, SeBootstrap.Instance server) implements AutoCloseable {
    @Override
    public void close() {
      server.stop().toCompletableFuture().join();
    }
  }

  private URLClassLoader compiled(String page) throws IOException {
    Path classes = Files.createDirectories(dir.resolve("classes"));
    Compilation compilation =
        Compilation.into(
            classes,
            Documents.blocks(
                Documents.read(Documents.ROOT.resolve("docs/guide").resolve(page)), "java"));
    // A note for some servers, about every application that lists its classes.
    assertThat(compilation.findings())
        .as(compilation.printed())
        .allMatch(each -> each.startsWith("application-lists-classes@"));
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, RunningGuideTest.class.getClassLoader());
  }

  private static Running start(Application application, ClassLoader loader) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      SeBootstrap.Instance server =
          SeBootstrap.start(
                  application,
                  SeBootstrap.Configuration.builder().host("127.0.0.1").port(0).build())
              .toCompletableFuture()
              .join();
      URI base = URI.create("http://127.0.0.1:" + server.configuration().port() + "/");
      return new Running(base, server);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private int preflight(Running running, String origin) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(running.base().resolve("invoices"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private HttpResponse<String> add(Running running, String origin) throws Exception {
    return client.send(
        HttpRequest.newBuilder(running.base().resolve("tenants"))
            .POST(BodyPublishers.ofString(origin))
            .header("Content-Type", "text/plain")
            .build(),
        BodyHandlers.ofString());
  }

  private static DataSource database() throws SQLException {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:tenants;DB_CLOSE_DELAY=-1");
    execute(database, "create table tenant (origin varchar(300))");
    execute(database, "insert into tenant values ('" + ONE + "')");
    return database;
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void tenantsComeFromTheDatabaseAndANewOneIsLetInAtOnce() throws Exception {
    DataSource database = database();
    try (URLClassLoader loader = compiled("tenants.md")) {
      Application service =
          loader
              .loadClass("com.acme.InvoiceService")
              .asSubclass(Application.class)
              .getConstructor(DataSource.class)
              .newInstance(database);
      assertThat(service.getProperties()).containsKey(OriginSource.PROPERTY);
      try (Running running = start(service, loader)) {
        assertThat(preflight(running, ONE)).isEqualTo(204);
        assertThat(preflight(running, TWO)).isEqualTo(403);

        assertThat(add(running, TWO).statusCode()).isEqualTo(204);
        assertThat(preflight(running, TWO)).isEqualTo(204);

        HttpResponse<String> refused = add(running, "http://three.example.com");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("[cors:origin-insecure]");
        assertThat(preflight(running, "http://three.example.com")).isEqualTo(403);

        // The bad row is gone again, and keeps nobody out.
        assertThat(add(running, "https://*.four.example.com").statusCode()).isEqualTo(204);
        assertThat(preflight(running, "https://a.four.example.com")).isEqualTo(204);
        assertThat(preflight(running, ONE)).isEqualTo(204);
      }
    } finally {
      execute(database, "shutdown");
    }
  }

  @Test
  void aCrossSiteHandshakeIsRefusedByTheOriginsOfTheAnnotation() throws Exception {
    try (URLClassLoader loader = compiled("websockets.md")) {
      Class<?> ticker = loader.loadClass("com.acme.Ticker");
      Application service =
          new Application() {
            @Override
            public Set<Class<?>> getClasses() {
              try {
                return Set.of(
                    loader.loadClass("com.acme.Prices"), loader.loadClass("com.acme.Ticker$Rest"));
              } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
              }
            }
          };
      Tomcat tomcat = tomcat(ticker);
      try {
        int port = tomcat.getConnector().getLocalPort();
        // Nothing is in force yet.
        assertThat(handshake(port, "Origin: https://shop.example.com")).isEqualTo(403);
        try (Running running = start(service, loader)) {
          assertThat(running.base().getPort()).isPositive();
          assertThat(handshake(port, "Origin: https://shop.example.com")).isEqualTo(101);
          assertThat(handshake(port, "Origin: https://partner.example.com")).isEqualTo(101);
          assertThat(handshake(port, "Origin: https://evil.example")).isEqualTo(403);
          assertThat(handshake(port, "Origin: https://shop.example.com.evil.example"))
              .isEqualTo(403);
          assertThat(handshake(port, "Origin: http://shop.example.com")).isEqualTo(403);
          assertThat(handshake(port, "Origin: null")).isEqualTo(403);
          assertThat(handshake(port, "X-Program: yes")).isEqualTo(403);
        }
      } finally {
        tomcat.stop();
        tomcat.destroy();
      }
    }
  }

  private Tomcat tomcat(Class<?> endpoint) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(dir.resolve("tomcat").toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", null);
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addApplicationListener(Endpoints.class.getName());
    Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
    context.addServletMappingDecoded("/", "default");
    Endpoints.endpoint = endpoint;
    tomcat.start();
    return tomcat;
  }

  /** Adds the endpoint as a program does. */
  public static final class Endpoints implements ServletContextListener {
    private static volatile Class<?> endpoint = Object.class;

    @Override
    public void contextInitialized(ServletContextEvent event) {
      ServerContainer container =
          (ServerContainer)
              event
                  .getServletContext()
                  .getAttribute(Constants.SERVER_CONTAINER_SERVLET_CONTEXT_ATTRIBUTE);
      try {
        container.addEndpoint(endpoint);
      } catch (DeploymentException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The status of the answer to a handshake with one more header. */
  private static int handshake(int port, String header) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              ("GET /ticker HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                      + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                      + header
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 101".length());
      return Integer.parseInt(
          new String(line, StandardCharsets.ISO_8859_1).substring("HTTP/1.1 ".length()));
    }
  }
}
