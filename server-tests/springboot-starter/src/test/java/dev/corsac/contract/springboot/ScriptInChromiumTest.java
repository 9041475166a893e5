package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import dev.corsac.contract.springboot.BearerTokens.Token;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What a script in a page of another origin reads of what Spring Security answers. */
@TestInstance(Lifecycle.PER_CLASS)
class ScriptInChromiumTest {
  private static final long PATIENCE_SECONDS = 120;

  /** Prints what came of each request into the page. */
  private static final String PAGE =
      """
      <!doctype html><title>A page of another origin</title><body><script>
      const api = "http://127.0.0.1:%d";
      const token = "Bearer %s";
      const calls = {
        "without": ["/orders", {credentials: "include"}],
        "reading": ["/orders", {headers: {Authorization: token}}],
        "writing": ["/orders", {method: "PUT", body: "[]",
            headers: {Authorization: token, "Content-Type": "application/json"}}],
        "forbidden": ["/orders/audit", {headers: {Authorization: token}}],
      };
      for (const [name, [path, options]] of Object.entries(calls)) {
        const show = (text) => document.body.append(`[${name}: ${text}]`);
        fetch(api + path, options).then(
            (reply) => show(`${reply.status} ${reply.headers.get("WWW-Authenticate")}`),
            (error) => show(error.name));
      }
      </script>\
      """;

  @TempDir private static Path profiles;
  private HttpServer pages;
  private RunningShop shop;

  private static Optional<Path> chromium() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @BeforeAll
  void start() throws IOException {
    assumeThat(chromium()).as("chromium is on the PATH").isPresent();
    pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop =
        RunningShop.start(
            List.of(BearerTokens.class),
            "app.cors.origins=http://localhost:" + pages.getAddress().getPort());
    byte[] page =
        PAGE.formatted(shop.client().port(), Token.VALID.text()).getBytes(StandardCharsets.UTF_8);
    pages.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    pages.start();
  }

  @AfterAll
  void stop() {
    if (shop != null) {
      shop.close();
    }
    if (pages != null) {
      pages.stop(0);
    }
  }

  /** The page, as it is when its requests are done. */
  private String shown(String host) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(profiles, "profile");
    Path page = profile.resolve("page.html");
    Process browser =
        new ProcessBuilder(
                chromium().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=60000",
                "--dump-dom",
                "http://" + host + ":" + pages.getAddress().getPort() + "/")
            .redirectOutput(page.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly();
    }
    return Files.readString(page);
  }

  @Test
  void aPageOfAnAllowedOriginReadsStatusAndChallenge() throws IOException, InterruptedException {
    String shown = shown("localhost");
    Map.of(
            "without", "401 Bearer",
            "reading", "200 null",
            "writing", "200 null",
            "forbidden", "403 Bearer error=\"insufficient_scope\"")
        .forEach((name, text) -> assertThat(shown).contains("[" + name + ": " + text));
  }

  @Test
  void aPageOfAnotherOriginReadsNothing() throws IOException, InterruptedException {
    String shown = shown("127.0.0.1");
    for (String name : List.of("without", "reading", "writing", "forbidden")) {
      assertThat(shown).contains("[" + name + ": TypeError]");
    }
  }
}
