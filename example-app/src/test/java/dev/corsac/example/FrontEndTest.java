package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontEndTest {

  private final Ledger ledger = new Ledger();
  private final FrontEnd frontEnd = FrontEnd.bind("stranger", 0);

  @BeforeEach
  void serve() {
    frontEnd.serve(
        new Places(
            URI.create("http://localhost:1234/api"),
            URI.create("http://localhost:1235"),
            frontEnd.origin()),
        ledger);
  }

  @AfterEach
  void close() {
    frontEnd.close();
  }

  @Test
  void thePageSaysWhoItIsAndWhatItCalls() throws Exception {
    assertThat(get("/").body())
        .contains("<p class=\"role\">stranger</p>")
        .contains("<meta name=\"api\" content=\"http://localhost:1234/api\">")
        .doesNotContain("{{");
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/page.css, text/css",
    "/page.js, text/javascript",
    "/calls.js, text/javascript",
    "/caller, text/html",
    "/caller.js, text/javascript"
  })
  void itsFilesHaveTheirMediaTypes(String path, String mediaType) throws Exception {
    assertThat(get(path).headers().firstValue("Content-Type"))
        .hasValue(mediaType + "; charset=utf-8");
  }

  @Test
  void itTalksToTheApiAndToItsOwnServerOnly() throws Exception {
    assertThat(get("/").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy ->
            assertThat(policy)
                .startsWith("default-src 'none';")
                .endsWith(
                    "connect-src %1$s %2$s http://localhost:1234/"
                        .formatted(frontEnd.origin(), "http://127.0.0.1:" + frontEnd.port())));
  }

  @Test
  void onlyTheFrontEndsMayPutItIntoAFrame() throws Exception {
    assertThat(get("/caller").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy ->
            assertThat(policy)
                .contains("frame-ancestors http://localhost:1235 " + frontEnd.origin())
                .doesNotContain("*"));
  }

  @Test
  void itsOwnServerHandsItTheNotesOfTheApi() throws Exception {
    ledger.note(
        "a-mark",
        new Arrival(
            Map.of("origin", "http://a.example"),
            true,
            200,
            "[a & b]\n",
            () -> "http://b.example"));

    HttpResponse<String> response = get("/ledger?call=a-mark");

    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    assertThat(response.headers().map()).doesNotContainKey("Access-Control-Allow-Origin");
    assertThat(response.body())
        .isEqualTo(
            "origin=http%3A%2F%2Fa.example&handled=true&status=200&entity=%5Ba+%26+b%5D%0A"
                + "&allowedOrigin=http%3A%2F%2Fb.example\n");
    assertThat(get("/ledger?call=another").body()).isEmpty();
    assertThat(get("/ledger").body()).isEmpty();
  }

  @Test
  void thereIsNothingElse() throws Exception {
    assertThat(get("/page.html").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(frontEnd.origin().resolve(path)).build(),
            BodyHandlers.ofString());
  }
}
