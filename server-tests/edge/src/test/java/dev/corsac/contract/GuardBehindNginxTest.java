package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.app.GuardedResource;
import dev.corsac.contract.app.SampleApplication;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The guard behind an nginx that does not pass {@code Host} on. Where browsers say who sends (https
 * and loopback) the service's own page works whatever nginx does; over plain http it needs to know
 * its own name. Another site's page is refused in every row.
 */
class GuardBehindNginxTest {
  private static final ThrowAwayKey KEY = ThrowAwayKey.make();
  private static final String HOST = "app.test:8080";

  /** The words of an nginx configuration, and the property that would do instead. */
  enum Proxy {
    LOSES_HOST("", ""),
    LOSES_PORT("proxy_set_header X-Forwarded-Host $host;", ""),
    SAYS_THE_SCHEME("proxy_set_header X-Forwarded-Proto $scheme;", ""),
    FORWARDED_HOST("proxy_set_header X-Forwarded-Host $http_host;", ""),
    FORWARDED_HOST_AND_SCHEME(
        "proxy_set_header X-Forwarded-Host $http_host; proxy_set_header X-Forwarded-Proto $scheme;",
        ""),
    FORWARDED("proxy_set_header Forwarded 'for=x;host=\"$http_host\";proto=$scheme';", ""),
    HOST("proxy_set_header Host $http_host;", ""),
    HOST_WITHOUT_PORT("proxy_set_header Host $host;", ""),
    // What $server_port is where nginx listens on the port that browsers see.
    HOST_AND_PORT("proxy_set_header Host $host; proxy_set_header X-Forwarded-Port 8080;", ""),
    FORWARDED_HOST_AND_PORT(
        "proxy_set_header X-Forwarded-Host $host; proxy_set_header X-Forwarded-Port 8080;", ""),
    OWN_ORIGINS("", "http://app.test:8080, https://app.test:8080");

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

  /** What browsers send over plain http, and to loopback. */
  @ParameterizedTest
  @CsvSource({
    "LOSES_HOST, false",
    "LOSES_PORT, false",
    "SAYS_THE_SCHEME, false",
    "FORWARDED_HOST, true",
    "FORWARDED_HOST_AND_SCHEME, true",
    "FORWARDED, true",
    "HOST, true",
    "HOST_WITHOUT_PORT, false",
    "HOST_AND_PORT, true",
    "FORWARDED_HOST_AND_PORT, true",
    "OWN_ORIGINS, true"
  })
  void overPlainHttpTheServiceHasToKnowItsName(Proxy proxy, boolean works) throws Exception {
    HttpServer server = application(proxy);
    try (LogRecords log = new LogRecords();
        Nginx nginx = Nginx.start(folder, "", proxy.lines, port(server))) {
      RawClient client = new RawClient(nginx.port(), HOST);
      String own = "Origin: http://" + HOST;
      assertThat(runs(client, own)).isEqualTo(works);
      assertThat(runs(client, own, GuardContract.SAME_ORIGIN)).isTrue();
      assertThat(runs(client, "Origin: http://evil.test")).isFalse();
      assertThat(runs(client, "Origin: http://evil.test", GuardContract.CROSS_SITE)).isFalse();
      assertThat(runs(client, "Origin: null")).isFalse();
      assertThat(log.of(Level.WARNING).stream().filter(line -> line.contains(HOST)))
          .hasSize(works ? 0 : 1)
          .allSatisfy(line ->
              assertThat(line)
                  .contains("X-Forwarded-Host", "or Forwarded (RFC 7239", "corsac.own.origins"));
    } finally {
      server.shutdownNow();
    }
  }

  /**
   * What browsers send over https: {@code Sec-Fetch-Site}, which tells the service's own pages from
   * others whatever becomes of {@code Host}. Old browsers do not, and need it.
   */
  @ParameterizedTest
  @CsvSource({
    "LOSES_HOST, false",
    "LOSES_PORT, false",
    "SAYS_THE_SCHEME, false",
    "FORWARDED_HOST, true",
    "FORWARDED_HOST_AND_SCHEME, true",
    "FORWARDED, true",
    "HOST, true",
    "HOST_WITHOUT_PORT, false",
    "HOST_AND_PORT, true",
    "FORWARDED_HOST_AND_PORT, true",
    "OWN_ORIGINS, true"
  })
  void behindTlsTheServicesOwnPageAlwaysWorks(Proxy proxy, boolean worksForOldBrowsers)
      throws Exception {
    HttpServer server = application(proxy);
    try (Nginx nginx = Nginx.startWithTls(folder, KEY, "", proxy.lines, port(server))) {
      RawClient client = new RawClient(nginx.port(), HOST, KEY.trusting().getSocketFactory());
      String own = "Origin: https://" + HOST;
      String evil = "Origin: https://evil.test";
      assertThat(runs(client, own, GuardContract.SAME_ORIGIN)).isTrue();
      assertThat(runs(client, "Origin: null", GuardContract.SAME_ORIGIN))
          .as("no-referrer")
          .isTrue();
      assertThat(runs(client, "Sec-Fetch-Site: none", "Origin: null")).isTrue();
      assertThat(runs(client)).as("no browser").isTrue();
      assertThat(runs(client, own)).as("old browser").isEqualTo(worksForOldBrowsers);
      assertThat(runs(client, evil, GuardContract.CROSS_SITE)).isFalse();
      assertThat(runs(client, "Origin: null", GuardContract.CROSS_SITE)).as("sandboxed").isFalse();
      assertThat(runs(client, "Origin: https://www.app.test:8080", "Sec-Fetch-Site: same-site"))
          .isFalse();
      assertThat(runs(client, "Origin: https://app.test", "Sec-Fetch-Site: same-site"))
          .as("another port")
          .isFalse();
      assertThat(runs(client, "Origin: http://" + HOST, GuardContract.CROSS_SITE))
          .as("the same host without TLS")
          .isFalse();
      assertThat(runs(client, evil)).as("from an old browser").isFalse();
    } finally {
      server.shutdownNow();
    }
  }

  /** A page with a form that it sends at once; the answer takes the page's place. */
  private static final String PAGE =
      """
      location = /page {
        default_type text/html;
        return 200 '<form method=post action="https://app.test:$server_port/api/guarded"></form>
                    <script>document.forms[0].submit()</script>';
      }
      """;

  @ParameterizedTest
  @EnumSource(names = {"LOSES_HOST", "FORWARDED_HOST_AND_SCHEME", "FORWARDED"})
  void aBrowserSaysSoBehindTls(Proxy proxy) throws Exception {
    HttpServer server = application(proxy);
    try (Nginx nginx = Nginx.startWithTls(folder, KEY, PAGE, proxy.lines, port(server))) {
      RawClient client = new RawClient(port(server));
      for (String host : List.of("app.test", "evil.test", "www.app.test")) {
        String before = client.send("GET", "/api/guarded").body();
        String shown = Chromium.shows(folder, "https://" + host + ":" + nginx.port() + "/page");
        String after = client.send("GET", "/api/guarded").body();
        if (host.equals("app.test")) {
          assertThat(shown).contains("ran ");
          assertThat(after).isNotEqualTo(before);
        } else {
          assertThat(shown).doesNotContain("<form");
          assertThat(after).isEqualTo(before);
        }
      }
    } finally {
      server.shutdownNow();
    }
  }

  private static int port(HttpServer server) {
    return server.getListener("grizzly").getPort();
  }
}
