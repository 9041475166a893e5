package dev.corsac.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The adapter touches {@code Access-Control-*} and {@code Vary} of a Vert.x response, nothing else.
 */
class SentHeadersTest {
  /** As Vert.x makes it for responses. */
  private final MultiMap sent = HttpHeaders.headers();

  @BeforeEach
  void fill() {
    sent.add("Set-Cookie", "session=1");
    sent.add("set-cookie", "theme=dark");
    sent.add("Link", "<a>");
    sent.add("link", "<b>");
    sent.add("vary", "Accept");
    sent.add("Vary", "Accept-Encoding");
    sent.add("access-control-allow-origin", "*");
  }

  private static List<String> lines(MultiMap headers) {
    List<String> lines = new ArrayList<>();
    headers.forEach((name, value) -> lines.add(name + ": " + value));
    return lines;
  }

  @Test
  void whereNothingGovernsNothingChangesNotEvenTheOrder() {
    List<String> before = lines(sent);
    SentHeaders.change(sent, headers -> {});
    assertThat(lines(sent)).isEqualTo(before).hasSize(7);
  }

  @Test
  void headersOfTheApplicationSurviveWhateverTheCaseOfTheirNames() {
    SentHeaders.change(
        sent,
        headers -> {
          assertThat(headers).containsOnlyKeys("vary", "access-control-allow-origin");
          headers.remove("access-control-allow-origin");
          headers.putSingle("Access-Control-Allow-Origin", "https://app.example.com");
          headers.add("vary", "Origin");
        });
    assertThat(sent.getAll("Set-Cookie")).containsExactly("session=1", "theme=dark");
    assertThat(sent.getAll("Link")).containsExactly("<a>", "<b>");
    assertThat(sent.getAll("Vary")).containsExactly("Accept", "Accept-Encoding", "Origin");
    assertThat(sent.getAll("Access-Control-Allow-Origin"))
        .containsExactly("https://app.example.com");
  }

  @Test
  void whatIsRemovedIsGoneInEverySpelling() {
    sent.add("ACCESS-CONTROL-ALLOW-ORIGIN", "https://evil.example");
    SentHeaders.change(sent, headers -> headers.remove("access-control-allow-origin"));
    assertThat(sent.contains("Access-Control-Allow-Origin")).isFalse();
    assertThat(sent.getAll("set-cookie")).hasSize(2);
  }
}
