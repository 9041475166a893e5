package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.app.GuardedResource;
import dev.corsac.contract.app.SampleApplication;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The guard behind an nginx that does not pass {@code Host} on. Where browsers say who sends (https
 * and loopback) the service's own page works whatever nginx does; over plain http it needs to know
 * its own name. Another site's page is refused in every row.
 */
class GuardBehindNginxTest {
  private static final String OWN = "Origin: http://app.test:8080";

  /** The words of an nginx configuration, and the property that would do instead. */
  enum Proxy {
    LOSES_HOST("", ""),
    LOSES_PORT("proxy_set_header X-Forwarded-Host $host;", ""),
    FORWARDED_HOST("proxy_set_header X-Forwarded-Host $http_host;", ""),
    FORWARDED("proxy_set_header Forwarded 'for=x;host=\"$http_host\"';", ""),
    HOST("proxy_set_header Host $http_host;", ""),
    OWN_ORIGINS("", "http://app.test:8080");

    private final String lines;
    private final String ownOrigins;

    Proxy(String lines, String ownOrigins) {
      this.lines = lines;
      this.ownOrigins = ownOrigins;
    }
  }

  @TempDir Path folder;

  private static HttpServer application(Proxy proxy) {
    Map<String, Object> properties =
        proxy.ownOrigins.isEmpty() ? Map.of() : Map.of("corsac.own.origins", proxy.ownOrigins);
    return GrizzlyHttpServerFactory.createHttpServer(
        URI.create("http://127.0.0.1:0/"),
        ResourceConfig.forApplication(new SampleApplication(properties, GuardedResource.class)));
  }

  private static boolean runs(RawClient client, String... headers) {
    String[] lines = Arrays.copyOf(headers, headers.length + 1);
    lines[headers.length] = "Content-Length: 0";
    String before = client.send("GET", "/api/guarded").body();
    Reply reply = client.send("POST", "/api/guarded", lines);
    boolean ran = !client.send("GET", "/api/guarded").body().equals(before);
    assertThat(reply.status()).isEqualTo(ran ? 200 : 403);
    return ran;
  }

  @ParameterizedTest
  @CsvSource({
    "LOSES_HOST, false",
    "LOSES_PORT, false",
    "FORWARDED_HOST, true",
    "FORWARDED, true",
    "HOST, true",
    "OWN_ORIGINS, true"
  })
  void overPlainHttpTheServiceHasToKnowItsName(Proxy proxy, boolean works) throws Exception {
    HttpServer server = application(proxy);
    try (LogRecords log = new LogRecords();
        Nginx nginx =
            Nginx.start(folder, "", proxy.lines, server.getListener("grizzly").getPort())) {
      RawClient client = new RawClient(nginx.port(), "app.test:8080");
      assertThat(runs(client, OWN)).isEqualTo(works);
      // Loopback and https: browsers say who sends.
      assertThat(runs(client, OWN, GuardContract.SAME_ORIGIN)).isTrue();
      assertThat(runs(client, "Origin: http://evil.test")).isFalse();
      assertThat(runs(client, "Origin: http://evil.test", GuardContract.CROSS_SITE)).isFalse();
      assertThat(log.of(Level.WARNING).stream().filter(line -> line.contains("app.test:8080")))
          .hasSize(works ? 0 : 1)
          .allSatisfy(line ->
              assertThat(line)
                  .contains("X-Forwarded-Host", "or Forwarded (RFC 7239", "corsac.own.origins"));
    } finally {
      server.shutdownNow();
    }
  }
}
