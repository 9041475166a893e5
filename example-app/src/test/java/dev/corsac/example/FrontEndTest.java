package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontEndTest {

  private final FrontEnd frontEnd = FrontEnd.bind("stranger", 0);

  @BeforeEach
  void serve() {
    frontEnd.serve(URI.create("http://localhost:1234/api"));
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
  @CsvSource({"/, text/html", "/page.css, text/css", "/page.js, text/javascript"})
  void itsFilesHaveTheirMediaTypes(String path, String mediaType) throws Exception {
    assertThat(get(path).headers().firstValue("Content-Type"))
        .hasValue(mediaType + "; charset=utf-8");
  }

  @Test
  void itTalksToTheApiOnly() throws Exception {
    assertThat(get("/").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy ->
            assertThat(policy)
                .startsWith("default-src 'none';")
                .endsWith("connect-src http://localhost:1234/"));
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
