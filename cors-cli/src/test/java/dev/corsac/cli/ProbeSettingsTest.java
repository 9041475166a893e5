package dev.corsac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.cli.CommandLineTest.Ran;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.policy.path.BasePath;
import dev.corsac.testing.CompiledTable;
import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.HttpResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code corsac probe} of a server that answers as compiled but for one fault: it names the setting
 * that mends it. The servers and proxies themselves are asked in {@code server-tests}.
 */
class ProbeSettingsTest {
  private static final String TRUSTED = "https://app.example.com";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  @TempDir static Path classes;

  private static CompiledTable table;

  @BeforeAll
  static void compile() {
    CompiledSources.into(
        classes,
        "@Path(\"orders\") @CrossOrigin(origins = \"https://app.example.com\","
            + " allowCredentials = true) public class Orders {"
            + " @GET public String list() { return \"\"; }"
            + " @POST public void place() {} }");
    table =
        CompiledApplication.open(List.of(classes))
            .table(new BasePath("/api"), name -> Optional.empty());
  }

  private static HttpResponse compiled(HttpRequest request) {
    return table.send(request).with("Date", "Mon, 30 Nov 2026 12:00:00 GMT");
  }

  private static Ran probe(Function<HttpRequest, HttpResponse> layer, String... more)
      throws IOException {
    try (SmallServer server = new SmallServer(layer)) {
      Object[] arguments = new Object[more.length + 3];
      System.arraycopy(new Object[] {"probe", server.url() + "/api", classes}, 0, arguments, 0, 3);
      System.arraycopy(more, 0, arguments, 3, more.length);
      return CommandLineTest.corsac(arguments);
    }
  }

  private static boolean isPreflight(HttpRequest request) {
    return request.method().equals("OPTIONS")
        && request.headers().get("Access-Control-Request-Method").isPresent();
  }

  private static HttpResponse without(HttpResponse response, String header) {
    return new HttpResponse(response.status(), response.headers().without(header));
  }

  private static void names(Ran ran, String... settings) {
    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(1);
    assertThat(ran.out()).contains(settings);
  }

  @Test
  void whatAnswersAsCompiledNeedsNoSetting() throws IOException {
    Ran ran = probe(ProbeSettingsTest::compiled, "--unsafe-methods");
    assertThat(ran.out()).contains("all answer as compiled").doesNotContain("Quarkus", "nginx");
    assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
  }

  @Test
  void nginxThatAddsTheHeaderAgain() throws IOException {
    Ran ran =
        probe(request -> {
          HttpResponse response = compiled(request).with("Server", "nginx/1.27.0");
          return request
              .headers()
              .get("Origin")
              .map(origin -> response.with(ALLOW_ORIGIN, origin))
              .orElse(response);
        });
    names(
        ran,
        "Two layers set CORS headers",
        "nginx: take out add_header Access-Control-Allow-Origin",
        "proxy_hide_header Access-Control-Allow-Origin;");
    assertThat(ran.out()).doesNotContain("quarkus");
  }

  @Test
  void envoyThatAllowsEverybody() throws IOException {
    names(
        probe(request -> {
          HttpResponse response = without(compiled(request), ALLOW_ORIGIN).with("Server", "envoy");
          return request
              .headers()
              .get("Origin")
              .map(origin -> response.with(ALLOW_ORIGIN, origin))
              .orElse(response);
        }),
        "Envoy: take the policy of envoy.filters.http.cors out of the route");
  }

  @Test
  void springSecurityWithoutADoorBeforeIt() throws IOException {
    HttpResponse login =
        HttpResponse.of(401)
            .with("WWW-Authenticate", "Basic realm=\"Realm\"")
            .with("X-Content-Type-Options", "nosniff")
            .with("X-XSS-Protection", "0")
            .with("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate")
            .with("Date", "Mon, 30 Nov 2026 12:00:00 GMT");
    Ran ran = probe(request -> login);
    names(
        ran,
        "asks for a login",
        "There is no front door before Spring Security: add cors-spring-boot-starter",
        "the script sees a network error instead of the status. There is no front door");
  }

  @Test
  void quarkusOwnCorsFilterThatListsOtherOrigins() throws IOException {
    Ran ran =
        probe(request ->
            request.headers().get("Origin").isPresent()
                ? HttpResponse.of(403)
                : without(compiled(request), "Date"));
    names(
        ran,
        "refuses preflights. Quarkus: depend on cors-runtime-quarkus",
        "leave quarkus.http.cors off (quarkus.http.cors.enabled=false)");
  }

  @Test
  void aLayerThatRefusesStrangersByTheirOrigin() throws IOException {
    Ran ran =
        probe(request ->
            !isPreflight(request)
                    && request.headers().get("Origin").filter(o -> !o.equals(TRUSTED)).isPresent()
                ? HttpResponse.of(403).with("Vary", "Origin")
                : compiled(request));
    assertThat(ran.out())
        .contains(
            "Another CORS layer refuses requests because of their origin. CORS does not",
            "quarkus.http.cors.enabled=false");
  }

  @Test
  void aDoorThatIsMissing() throws IOException {
    names(
        probe(request ->
            isPreflight(request)
                ? compiled(request)
                : HttpResponse.of(401).with("Vary", "Origin").with("Date", "Mon")),
        "without CORS headers: the script sees a network error",
        "Put the front door before it: cors-runtime-servlet in servlet containers");
    names(
        probe(request ->
            isPreflight(request)
                ? compiled(request)
                : HttpResponse.of(500).with("Vary", "Origin").with("Date", "Mon")),
        "corsac.readable.errors=true",
        "The front door (cors-runtime-servlet, cors-spring-boot-starter");
  }

  @Test
  void aProxyThatChangesHost() throws IOException {
    Ran ran =
        probe(
            request -> {
              String own = "http://" + request.headers().get("Host").orElseThrow();
              boolean ownPage = request.headers().get("Origin").filter(own::equals).isPresent();
              return request.method().equals("POST") && ownPage
                  ? HttpResponse.of(403).with("Vary", "Origin").with("Date", "Mon")
                  : compiled(request);
            },
            "--unsafe-methods");
    names(
        ran,
        "The guard takes the service's own pages for another site's: a proxy changes Host",
        "proxy_set_header X-Forwarded-Host $http_host;",
        "corsac.own.origins=http://127.0.0.1:");
  }

  /** Whoever may not send the request at all is no sign of the guard. */
  @Test
  void aServerThatRefusesAllChangesIsNotBlamedOnHost() throws IOException {
    Ran ran =
        probe(
            request ->
                request.method().equals("POST")
                    ? new HttpResponse(403, compiled(request).headers())
                    : compiled(request),
            "--unsafe-methods");
    assertThat(ran.out()).doesNotContain("X-Forwarded-Host");
  }

  @Test
  void otherValuesOfPlaceholders() throws IOException {
    names(
        probe(request ->
            isPreflight(request)
                ? HttpResponse.of(403)
                    .with("Vary", "Origin, Access-Control-Request-Method")
                    .with("Date", "Mon")
                : compiled(request)),
        "Corsac itself refuses it there: the server has other values for placeholders",
        "--set");
  }
}
