package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corsac.contract.CommandLine;
import dev.corsac.contract.CommandLine.Ran;
import dev.corsac.contract.Nginx;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged {@code corsac probe} against the running example, alone and behind nginx. */
@TestInstance(Lifecycle.PER_CLASS)
class ProbeTest {
  private static final String ADD_FOR_ALL =
      "add_header Access-Control-Allow-Origin $http_origin always;";
  private static final String HIDE = "proxy_hide_header Access-Control-Allow-Origin;";

  @TempDir static Path folder;

  private Example example;
  private int started;

  @BeforeAll
  void start() {
    example = Example.start(Ports.FREE);
  }

  @AfterAll
  void stop() {
    example.close();
  }

  private Ran probe(URI url, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of("probe", url.toString(), CommandLine.jar("example-app.jar"), "--set"));
    words.add("example.trusted.origins=" + example.trusted());
    words.addAll(List.of(options));
    return CommandLine.corsac(words.toArray(String[]::new));
  }

  private Ran behind(String http, String location, String... options) throws Exception {
    Path files = Files.createDirectory(folder.resolve("nginx-" + ++started));
    try (Nginx nginx = Nginx.start(files, http, location, example.api().getPort())) {
      return probe(URI.create("http://127.0.0.1:" + nginx.port() + "/api"), options);
    }
  }

  @Test
  void theRunningExampleAnswersAsItWasCompiled() throws Exception {
    Ran ran = probe(example.api(), "--json");
    assertThat(ran.err()).isEmpty();
    JsonNode json = new ObjectMapper().readTree(ran.out());
    assertThat(json.path("passed").asBoolean()).as(ran.out()).isTrue();
    assertThat(ran.status()).isZero();
    assertThat(json.path("routes")).hasSize(11);
    for (JsonNode route : json.path("routes")) {
      assertThat(route.path("findings")).as(route.toString()).isEmpty();
      assertThat(route.path("requests").asInt()).as(route.toString()).isGreaterThan(1);
    }
  }

  @Test
  void otherMethodsAreSentIfThatIsAskedFor() {
    Ran read = probe(example.api());
    assertThat(read.out()).contains("POST /tips  (4 requests to /api/tips)");
    Ran all = probe(example.api(), "--unsafe-methods");
    assertThat(all.out()).contains("POST /tips  (9 requests to /api/tips)");
    // Without a body there is no form, which the server answers with an error that nobody maps.
    assertThat(all.out())
        .contains(
            "ok  PUT /orders/{id}", "NO  POST /tips ", "nobody maps (corsac.readable.errors=true)")
        .doesNotContain("A layer replaces Vary");
    assertThat(all.status()).isEqualTo(1);
  }

  @Test
  void aProxyThatChangesNothingIsGreen() throws Exception {
    Ran ran = behind("", "");
    assertThat(ran.status()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("11 governed routes: all answer as compiled.");
  }

  @Test
  void theExportedConfigurationIsGreen() throws Exception {
    Path exported = folder.resolve("exported");
    Ran export =
        CommandLine.corsac(
            "export",
            "--format",
            "nginx",
            CommandLine.jar("example-app.jar"),
            "--base",
            "/api",
            "--set",
            "example.trusted.origins=" + example.trusted(),
            "--output",
            exported.toString());
    assertThat(export.status()).as(export.err()).isZero();
    int port = Nginx.freePort();
    String block =
        documented("edge.md", "nginx")
            .replace("corsac/corsac-", exported + "/corsac-")
            .replace("127.0.0.1:8443", "127.0.0.1:" + port)
            .replace("127.0.0.1:8080", "127.0.0.1:" + example.api().getPort());
    try (Nginx nginx = Nginx.start(folder, block, port)) {
      Ran ran = probe(URI.create("http://127.0.0.1:" + nginx.port() + "/api"));
      assertThat(ran.status()).as(ran.out()).isZero();
    }
  }

  /** The first block of a language in a page. */
  private static String documented(String page, String language) throws IOException {
    String text = Files.readString(Path.of("..", "..", "docs", page));
    String begin = "```" + language + "\n";
    int from = text.indexOf(begin);
    assertThat(from).as(begin).isNotNegative();
    return text.substring(from + begin.length(), text.indexOf("```", from + begin.length()));
  }

  @Test
  void aDoubledHeaderIsRedAndNamed() throws Exception {
    Ran ran = behind("", ADD_FOR_ALL);
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("NO  GET /orders ", documented("cli.md", "text"));
  }

  @Test
  void aWidenedPolicyIsRedAndNamed() throws Exception {
    Ran ran = behind("", HIDE + ADD_FOR_ALL);
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "GET /api/account from https://corsac-stranger.invalid: The script can read it, and the"
                + " policy does not allow it",
            "adds CORS headers of its own");
  }

  @Test
  void anOriginThatResemblesATrustedOneIsRed() throws Exception {
    Ran ran =
        behind(
            "map $http_origin $loose { default ''; '~^http://localhost:8081' $http_origin; }",
            HIDE + "add_header Access-Control-Allow-Origin $loose always;");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("from http://localhost:8081.corsac-stranger.invalid: ");
  }

  @Test
  void aLostVaryIsRed() throws Exception {
    Ran ran = behind("", "proxy_hide_header Vary;", "--json");
    assertThat(ran.status()).isEqualTo(1);
    for (String who : List.of("without Origin", "from https://corsac-stranger.invalid")) {
      assertThat(new ObjectMapper().readTree(ran.out()).findParents("request"))
          .anyMatch(finding ->
              finding.path("request").asText().equals("GET /api/orders " + who)
                  && finding.path("what").asText().startsWith("It has no Vary: Origin")
                  && finding.path("failed").asBoolean());
    }
  }

  @Test
  void lostHeadersAreRed() throws Exception {
    assertThat(behind("", HIDE).out()).contains("Something removes the headers on the way");
    Ran exposed = behind("", "proxy_hide_header Access-Control-Expose-Headers;");
    assertThat(exposed.status()).isEqualTo(1);
    assertThat(exposed.out())
        .contains("no Access-Control-Expose-Headers; the policy says ETag, Location.");
  }

  @Test
  void wideMethodsOfAPreflightAreRed() throws Exception {
    Ran ran =
        behind(
            "",
            "proxy_hide_header Access-Control-Allow-Methods;"
                + "add_header Access-Control-Allow-Methods 'GET, POST, PUT, DELETE';");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("Access-Control-Allow-Methods is GET, POST, PUT, DELETE");
  }

  @Test
  void whatDecidesNothingIsSaidAndGreen() throws Exception {
    Ran ran =
        behind(
            "",
            "proxy_hide_header Access-Control-Max-Age;"
                + "add_header Access-Control-Max-Age 60 always;");
    assertThat(ran.status()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("Access-Control-Max-Age is 60", "with headers changed");
  }

  @ParameterizedTest
  @CsvSource({
    "401, asks for a login",
    "302, 'redirects to https://login.example.com/'",
    "405, OPTIONS does not reach Corsac's filter",
    "502, fails on OPTIONS",
    "204, Something removes the headers"
  })
  void aGatewayThatAnswersPreflightsIsNamed(int status, String cause) throws Exception {
    String answer = status == 302 ? "302 https://login.example.com/" : String.valueOf(status);
    Ran ran = behind("", "if ($request_method = OPTIONS) { return " + answer + "; }");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains(cause);
  }

  @Test
  void aGatewayThatAllowsAllPreflightsIsNamed() throws Exception {
    Ran ran =
        behind(
            "",
            "if ($request_method = OPTIONS) {"
                + ADD_FOR_ALL
                + "add_header Access-Control-Allow-Methods '*';"
                + "add_header Access-Control-Allow-Headers '*'; return 204; }");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "Browsers would send the request, which the policy refuses.",
            "Another layer answers preflights, and allows more");
  }

  @Test
  void aGatewayThatAnswersGrantedPreflightsItselfIsNamed() throws Exception {
    Ran ran = behind("", "if ($request_method = OPTIONS) {" + ADD_FOR_ALL + "return 204; }");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("Another layer answers preflights before the application.");
  }

  @ParameterizedTest
  @CsvSource({
    "401, 'refuses the request, without CORS headers'",
    "502, an error of a gateway",
    "200, Something removes the headers on the way"
  })
  void aGatewayThatAnswersRequestsIsNamed(int status, String cause) throws Exception {
    Ran ran = behind("", "if ($request_method = GET) { return " + status + "; }");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains(cause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~^http://localhost:8081[.]",
        "~^http://[^/]*[.]localhost:8081$",
        "~^http://corsac-strangerlocalhost:8081$",
        "~^http://localhost:8081@",
        "~^http://localhost:8081_",
        "~^http://localhost:8081%60",
        "~^http://localhost:8081/$",
        "~^https://localhost:8081$",
        "~^http://localhost:1$",
        "~^http://LOCALHOST:8081$",
        "null"
      })
  void eachLookAlikeIsTried(String pattern) throws Exception {
    Ran ran =
        behind(
            "map $http_origin $loose { default ''; '" + pattern + "' $http_origin; }",
            HIDE + "add_header Access-Control-Allow-Origin $loose always;");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("The script can read it, and the policy does not allow it");
  }

  @Test
  void anApplicationWithoutPoliciesIsNotCalledRight() throws Exception {
    Path jar = Files.copy(Path.of(CommandLine.jar("example-app.jar")), folder.resolve("bare.jar"));
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path policies = files.getPath("META-INF/corsac/policies.json");
      ObjectNode json = (ObjectNode) new ObjectMapper().readTree(Files.readString(policies));
      json.putArray("routes");
      Files.writeString(policies, json.toString());
    }
    Ran ran = CommandLine.corsac("probe", example.api().toString(), jar.toString());
    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains("there is nothing to probe");
  }

  @Test
  void anotherBaseIsNamed() {
    Ran ran = probe(example.api().resolve("/other"));
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("the URL is not the application's base");
  }

  @Test
  void whereNothingListensThereIsNoAnswer() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Ran ran = probe(URI.create("http://localhost:" + port + "/api"));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).startsWith("There is no answer. ").doesNotContain("\tat ");
  }

  @Test
  void whoDoesNotAnswerInTimeIsNotWaitedFor() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      Ran ran =
          probe(URI.create("http://localhost:" + silent.getLocalPort() + "/api"), "--timeout", "1");
      assertThat(ran.status()).isEqualTo(2);
      assertThat(ran.err()).contains("timed out");
    }
  }

  @ParameterizedTest
  @CsvSource({"api.example.com", "ftp://api.example.com", "'https://api.example.com/?q=1'"})
  void whatIsNoBaseIsRefused(String url) {
    Ran ran = CommandLine.corsac("probe", url, CommandLine.jar("example-app.jar"));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("write https://host/base");
  }
}
