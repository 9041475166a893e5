package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The messages of the consoles in {@code docs/guide/refused.md} and {@code console.md} are those
 * that Chromium and WebKitGTK print: a server that does everything wrong provokes them. Skipped
 * where the browser is missing.
 */
class ConsoleMessagesTest {

  private static final Pattern QUOTED = Pattern.compile("(?m)^> (?!\\(Reason: )(.*)$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(.*?)` \\|");

  /** What a page does, and what it is answered to the preflight request and to the request. */
  private enum Mistake {
    NO_HEADER("{}", 204, "", ""),
    PREFLIGHT_REFUSED("{method: 'PUT'}", 403, "", ""),
    PREFLIGHT_ASKS_WHO("{method: 'PUT'}", 401, "Origin: ORIGIN", ""),
    PREFLIGHT_REDIRECTED("{method: 'PUT'}", 302, "Location: /login", ""),
    METHOD("{method: 'PUT'}", 204, "Origin: ORIGIN", ""),
    PATCH_IN_LOWER_CASE("{method: 'patch'}", 204, "Origin: ORIGIN|Methods: PATCH", ""),
    HEADER("{headers: {'X-Trace': '1'}}", 204, "Origin: ORIGIN", ""),
    NO_CREDENTIALS("{credentials: 'include'}", 204, "", "Origin: ORIGIN"),
    ANY_WITH_CREDENTIALS("{credentials: 'include'}", 204, "", "Origin: *"),
    TWICE("{}", 204, "", "Origin: ORIGIN|Origin: ORIGIN"),
    ANOTHER("{}", 204, "", "Origin: https://other.example"),
    NONSENSE("{}", 204, "", "Origin: localhost");

    private final String init;
    private final int preflightStatus;
    private final String preflight;
    private final String actual;

    Mistake(String init, int preflightStatus, String preflight, String actual) {
      this.init = init;
      this.preflightStatus = preflightStatus;
      this.preflight = preflight;
      this.actual = actual;
    }

    void answer(HttpExchange exchange) throws IOException {
      boolean asking = exchange.getRequestMethod().equals("OPTIONS");
      String origin = exchange.getRequestHeaders().getFirst("Origin");
      for (String header : (asking ? preflight : actual).split("\\|", -1)) {
        if (!header.isEmpty()) {
          String[] parts = header.replace("ORIGIN", origin).split(": ", -1);
          exchange
              .getResponseHeaders()
              .add(
                  parts[0].equals("Location") ? parts[0] : "Access-Control-Allow-" + parts[0],
                  parts[1]);
        }
      }
      exchange.sendResponseHeaders(asking ? preflightStatus : 200, -1);
    }
  }

  @TempDir Path directory;

  @Test
  void theGuideQuotesWhatChromiumSays() throws Exception {
    assumeTrue(
        Chromium.find(directory).isPresent(),
        "no Chromium on the PATH: name one with -Dchromium=…");
    List<String> quoted = quotedBy(QUOTED, page("refused.md"));
    HttpServer api = serve(ConsoleMessagesTest::answerWrongly);
    HttpServer page = serve(exchange -> answerPage(exchange, api.getAddress().getPort()));
    try {
      String origin = "http://localhost:" + page.getAddress().getPort();
      Chromium.Look look =
          Chromium.find(directory).orElseThrow().at(origin + "/", "--virtual-time-budget=10000");

      String console = String.join("\n", look.console()).replace(origin, "http://localhost:8081");
      assertThat(quoted).hasSize(Mistake.values().length);
      for (String message : quoted) {
        assertThat(console).contains("blocked by CORS policy: " + message);
      }
    } finally {
      page.stop(0);
      api.stop(0);
    }
  }

  @Test
  void theGuideListsWhatWebKitSays() throws Exception {
    Optional<MiniBrowser> webKit = MiniBrowser.find(directory);
    assumeTrue(webKit.isPresent(), "no MiniBrowser of WebKitGTK, or no xvfb-run");
    List<String> listed = quotedBy(ROW, section("WebKit: Safari"));
    HttpServer api = serve(ConsoleMessagesTest::answerWrongly);
    HttpServer page = serve(exchange -> answerPage(exchange, api.getAddress().getPort()));
    try {
      String origin = "http://localhost:" + page.getAddress().getPort();
      List<String> here =
          listed.stream().map(each -> each.replace("http://localhost:8081", origin)).toList();
      List<String> lines = webKit.orElseThrow().console(origin + "/", here);
      assumeTrue(!lines.isEmpty(), "MiniBrowser did not come up");

      assertThat(listed).hasSize(10);
      for (String message : here) {
        assertThat(lines).contains("CONSOLE SECURITY ERROR " + message);
      }
    } finally {
      page.stop(0);
      api.stop(0);
    }
  }

  /** One page has them by browser, the other by what is wrong. */
  @Test
  void bothPagesHaveTheSameMessages() {
    String refused = page("refused.md");
    assertThat(quotedBy(ROW, section("Chromium: Chrome, Edge, Opera")))
        .containsExactlyInAnyOrderElementsOf(quotedBy(QUOTED, refused));
    assertThat(quotedBy(ROW, section("Firefox")))
        .hasSizeGreaterThan(10)
        .allSatisfy(message -> assertThat(refused).contains("\n> " + message + "\n"));
  }

  private static String page(String name) {
    return Documents.read(Documents.ROOT.resolve("docs/guide").resolve(name));
  }

  private static String section(String heading) {
    String page = page("console.md");
    int start = page.indexOf("\n## " + heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    return page.substring(start, page.indexOf("\n## ", start + 1));
  }

  private static List<String> quotedBy(Pattern pattern, String page) {
    return pattern.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private static HttpServer serve(Answer answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer.to(exchange);
          }
        });
    server.start();
    return server;
  }

  private static void answerWrongly(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    Mistake.valueOf(name).answer(exchange);
  }

  private static void answerPage(HttpExchange exchange, int api) throws IOException {
    String calls =
        Arrays.stream(Mistake.values())
            .map(each ->
                "fetch('http://localhost:%d/%s', %s).catch(() => {});"
                    .formatted(api, each, each.init))
            .collect(Collectors.joining("\n"));
    byte[] body =
        ("<!doctype html><script>" + calls + "</script>").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().putAll(Map.of("Content-Type", List.of("text/html")));
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }
}
