package dev.corsac.cli;

import static dev.corsac.cli.CommandLineTest.corsac;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.cli.CommandLineTest.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a developer copies out of the browser's network tab is explained. */
class BrowserRequestsTest {
  private static final Path REFUSED = Path.of("..", "docs", "guide", "refused.md");
  private static final String ORDERS =
      """
      @Path("orders") @CrossOrigin(value = "https://app.example.com", allowCredentials = true)
      public class Orders {
        @GET public String list() { return ""; }
        @PUT @Path("{id}") @Consumes("application/json")
        public void change(@PathParam("id") String id, String order) {
        }
      }
      """;

  /** As Chromium 156 copies it for bash: a quote and an exclamation mark in the body. */
  private static final String CHROMIUM_BASH =
      """
      curl 'https://api.example.com/api/orders/1' \\
        -X 'PUT' \\
        -H 'accept: */*' \\
        -H 'accept-language: en-GB,en;q=0.9' \\
        -H 'cache-control: no-cache' \\
        -H 'content-type: application/json' \\
        -b 'session=abc; other=1' \\
        -H 'origin: https://app.example.com' \\
        -H 'pragma: no-cache' \\
        -H 'priority: u=1, i' \\
        -H 'referer: https://app.example.com/' \\
        -H 'sec-ch-ua: "Chromium";v="156", "Not)A;Brand";v="8"' \\
        -H 'sec-fetch-dest: empty' \\
        -H 'sec-fetch-mode: cors' \\
        -H 'sec-fetch-site: same-site' \\
        -H 'user-agent: Mozilla/5.0 (X11; Linux x86_64)' \\
        -H 'x-trace: it\\'s' \\
        --data-raw $'{"note":"don\\'t\\u0021"}' \\
        --compressed
      """
          .replace("'x-trace: it\\'s'", "$'x-trace: it\\'s'");

  /** As it copies it for Windows' cmd. */
  private static final String CHROMIUM_CMD =
      """
      curl ^"https://api.example.com/api/orders/1^" ^
        -X ^"PUT^" ^
        -H ^"accept: */*^" ^
        -H ^"content-type: application/json^" ^
        -b ^"session=abc^" ^
        -H ^"origin: https://app.example.com^" ^
        -H ^"sec-ch-ua: ^\\^"Chromium^\\^";v=^\\^"156^\\^"^" ^
        -H ^"x-trace: 100^%^" ^
        --data-raw ^"^{^\\^"note^\\^":^\\^"a^

      b^\\^"^}^" ^
        --compressed
      """;

  /** As Firefox 153 copies it. */
  private static final String FIREFOX =
      "curl 'https://api.example.com/api/orders/1' --compressed -X PUT -H 'User-Agent: Mozilla/5.0'"
          + " -H 'Accept: */*' -H 'Content-Type: application/json' -H 'X-Trace: 1'"
          + " -H 'Origin: https://app.example.com' -H 'Connection: keep-alive'"
          + " -H 'Cookie: session=abc' -H 'Sec-Fetch-Mode: cors' --data-raw '{}'";

  @TempDir Path folder;
  private Path application;

  @BeforeEach
  void compile() throws IOException {
    application = CompiledSources.into(Files.createDirectory(folder.resolve("classes")), ORDERS);
  }

  private Ran explain(Object... more) {
    return corsac(
        Stream.concat(Stream.of("explain", application, "--base", "/api"), Stream.of(more))
            .toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {CHROMIUM_BASH_NAME, "cmd", "firefox"})
  void aCopiedCommandIsTheRequestThatTheScriptMade(String name) {
    Map<String, String> copied =
        Map.of(CHROMIUM_BASH_NAME, CHROMIUM_BASH, "cmd", CHROMIUM_CMD, "firefox", FIREFOX);
    Ran ran = explain("--curl", Objects.requireNonNull(copied.get(name)));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .startsWith("PUT https://api.example.com/api/orders/1 from https://app.example.com,")
        .containsIgnoringCase("content-type: application/json")
        .contains(", with credentials,", "allow the request header ")
        .contains("Request header field x-trace is not allowed by Access-Control-Allow-Headers")
        .doesNotContain("user-agent", "sec-ch-ua", "Browsers leave", "pragma", "session=");
    assertThat(ran.status()).isEqualTo(1);
  }

  private static final String CHROMIUM_BASH_NAME = "bash";

  @Test
  void valuesAreReadAsTheShellWouldReadThem() {
    assertThat(explain("--curl", CHROMIUM_BASH).out()).contains("x-trace: it's");
    assertThat(explain("--curl", CHROMIUM_CMD).out()).contains("x-trace: 100%");
  }

  @Test
  void aRequestThatIsGrantedEndsWithZero() {
    Ran ran = explain("--curl", FIREFOX.replace(" -H 'X-Trace: 1'", ""));
    assertThat(ran.out()).contains("Granted.");
    assertThat(ran.status()).isZero();
  }

  @Test
  void aCopiedPreflightIsExplainedAsItsRequest() {
    Ran ran =
        explain(
            "--curl",
            "curl 'https://api.example.com/api/orders/1' -X OPTIONS"
                + " -H 'access-control-request-method: PUT'"
                + " -H 'access-control-request-headers: content-type,x-trace'"
                + " -H 'origin: https://app.example.com'");
    assertThat(ran.out())
        .startsWith("PUT https://api.example.com/api/orders/1 from https://app.example.com");
    assertThat(ran.out()).contains("allow the request header x-trace");
  }

  /** Chromium shows provisional headers where it sent nothing. */
  @Test
  void thePageIsThatOfTheRefererOrTheOption() {
    String bare = "curl 'https://api.example.com/api/orders'";
    assertThat(explain("--curl", bare + " -H 'Referer: https://app.example.com/x?y'").out())
        .contains("from https://app.example.com\n");
    assertThat(explain("--curl", bare, "--origin", "https://app.example.com").status()).isZero();
    Ran none = explain("--curl", bare);
    assertThat(none.err()).contains("--origin").doesNotContain("bug");
    assertThat(none.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "curl",
        "curl 'https://api.example.com/",
        "fetch(\"https://api.example.com/\")",
        "Invoke-WebRequest -UseBasicParsing -Uri \"https://api.example.com\"",
        "curl 'https://a.example/' ;\ncurl 'https://b.example/'",
        "curl --config /etc/passwd 'https://api.example.com/'",
        "curl 'https://api.example.com/' -H",
        "curl 'not a url' -H 'Origin: https://app.example.com'",
        "curl 'file:///etc/passwd' -H 'Origin: https://app.example.com'"
      })
  void whatIsNoRequestIsSaidInWords(String command) {
    Ran ran = explain("--curl", command);
    assertThat(ran.err()).isNotBlank().doesNotContain("bug", "Exception");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void nothingOfTheCommandIsRun() {
    Path made = folder.resolve("made");
    explain(
        "--curl", "curl \"https://api.example.com/$(touch " + made + ")\" `touch " + made + "`");
    assertThat(made).doesNotExist();
  }

  @Test
  void theRequestIsNamedOnce() {
    assertThat(explain().err())
        .contains("--path, --curl or --har", "Try \"corsac explain --help\"");
    assertThat(explain("--curl", FIREFOX, "--path", "/x").status()).isEqualTo(2);
    assertThat(explain("--curl", FIREFOX, "--method", "GET").status()).isEqualTo(2);
    assertThat(explain("--path", "/x").err()).contains("--origin");
  }

  private Path har(String... entries) throws IOException {
    return Files.writeString(
        folder.resolve("network.har"),
        "{\"log\": {\"version\": \"1.2\", \"creator\": {\"name\": \"WebInspector\"}, \"entries\": ["
            + String.join(",", entries)
            + "]}}");
  }

  private static String entry(String method, String origin, int status, String answer) {
    return """
    {"startedDateTime": "2026-11-30T10:00:00.000Z", "time": 3, "_resourceType": "fetch",
     "request": {"method": "%s", "url": "https://api.example.com/api/orders/1", "cookies": [],
       "headers": [{"name": "Origin", "value": "%s"},
         {"name": "Content-Type", "value": "application/json"},
         {"name": "User-Agent", "value": "Mozilla/5.0"}],
       "postData": {"mimeType": "application/json", "text": "{}"}},
     "response": {"status": %d, "headers": [%s], "content": {"size": 2, "text": "ok"}}}\
    """
        .formatted(method, origin, status, answer);
  }

  @Test
  void eachFailedRequestOfAnArchiveIsExplained() throws IOException {
    Path har =
        har(
            entry("PUT", "https://app.example.com", 0, ""),
            entry(
                "PUT",
                "https://app.example.com",
                200,
                "{\"name\": \"access-control-allow-origin\", \"value\": \"https://app.example.com\"}"),
            entry("PUT", "https://new.example.com", 0, ""),
            entry("PUT", "https://api.example.com", 500, ""));
    Ran ran = explain("--har", har);
    assertThat(ran.out().lines().filter(line -> line.startsWith("PUT ")).toList())
        .hasSize(2)
        .anyMatch(line -> line.contains("from https://new.example.com"));
    assertThat(ran.status()).isEqualTo(1);
    Ran one = explain("--har", har, "--entry", "2");
    assertThat(one.out()).contains("Granted.");
    assertThat(one.status()).isZero();
    assertThat(explain("--har", har, "--entry", "9").err()).contains("has 4 requests");
    assertThat(explain("--har", har, "--json").out()).contains("\"explanations\"", "\"console\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"log\": {\"entries\": [{}]}}", "{\"log\": 1}"})
  void whatIsNoArchiveIsSaidInWords(String text) throws IOException {
    Ran ran = explain("--har", Files.writeString(folder.resolve("x.har"), text));
    assertThat(ran.err()).contains("x.har", "not a HAR file").doesNotContain("bug", "Exception");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(explain("--har", folder.resolve("none.har")).err()).contains("There is no");
  }

  /** A test provokes those of the page in Chromium. */
  @Test
  void theConsolesMessagesAreThoseThatThePageQuotes() throws IOException {
    String quoted = Files.readString(REFUSED);
    Ran[] refused = {
      explain("--path", "/api/orders", "--origin", "https://x.example.com"),
      explain("--path", "/api/orders/1", "--origin", "https://x.example.com", "--method", "PUT"),
      explain(
          "--path", "/api/orders/1", "--origin", "https://app.example.com", "--method", "PATCH"),
      explain(
          "--path", "/api/orders/1", "--origin", "https://app.example.com", "--header", "X-Trace")
    };
    for (Ran ran : refused) {
      String chromium = after("has been blocked by CORS policy: (.*)", ran.out());
      String firefox = after("remote resource at .*\\. (\\(Reason: .*)", ran.out());
      assertThat(quoted.replace("Method PUT", "Method PATCH")).contains("> " + chromium + "\n");
      assertThat(quoted).contains("> " + firefox.replaceAll("\\d+\\.$", ""));
      assertThat(ran.out()).doesNotContain("server.invalid");
    }
  }

  private static String after(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(pattern + " is not in\n" + text));
  }
}
