package dev.corsac.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.jaxrs.front.DueHeaders;
import dev.corsac.policy.CorsHeaders;
import dev.corsac.policy.CorsHeaders.Field;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The front door touches {@code Access-Control-*} and {@code Vary} of a Vert.x response, nothing
 * else.
 */
class SentHeadersTest {
  private static final DueHeaders GRANTED =
      new DueHeaders(
          new CorsHeaders(List.of(new Field(CorsHeaders.ALLOW_ORIGIN, null)), CorsHeaders.ORIGIN),
          "https://app.example.com");
  private static final DueHeaders NOTHING = new DueHeaders(CorsHeaders.NONE, null);

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
  }

  private static List<String> lines(MultiMap headers) {
    List<String> lines = new ArrayList<>();
    headers.forEach((name, value) -> lines.add(name + ": " + value));
    return lines;
  }

  @Test
  void whereNothingIsDueNothingChangesNotEvenTheOrder() {
    List<String> before = lines(sent);
    assertThat(SentHeaders.write(sent, NOTHING)).isFalse();
    assertThat(lines(sent)).isEqualTo(before).hasSize(6);
  }

  @Test
  void headersOfTheApplicationSurviveWhateverTheCaseOfTheirNames() {
    sent.add("access-control-allow-origin", "*");
    assertThat(SentHeaders.write(sent, GRANTED)).isTrue();
    assertThat(sent.getAll("Set-Cookie")).containsExactly("session=1", "theme=dark");
    assertThat(sent.getAll("Link")).containsExactly("<a>", "<b>");
    assertThat(sent.getAll("Vary")).containsExactly("Accept", "Accept-Encoding", "Origin");
    assertThat(sent.getAll("Access-Control-Allow-Origin"))
        .containsExactly("https://app.example.com");
  }

  @Test
  void whatIsForeignIsGoneInEverySpelling() {
    sent.add("access-control-allow-origin", "*");
    sent.add("ACCESS-CONTROL-ALLOW-ORIGIN", "https://evil.example");
    sent.add("Access-Control-Allow-Credentials", "true");
    assertThat(SentHeaders.write(sent, NOTHING)).isTrue();
    assertThat(lines(sent)).hasSize(6);
  }

  @Test
  void whatOtherCodeGrantsTooStandsThereOnce() {
    sent.add("access-control-allow-origin", "https://app.example.com");
    sent.add("Access-Control-Allow-Origin", "https://app.example.com");
    assertThat(SentHeaders.write(sent, GRANTED)).isFalse();
    assertThat(sent.getAll("Access-Control-Allow-Origin"))
        .containsExactly("https://app.example.com");
  }

  @Test
  void writingTwiceIsWritingOnce() {
    SentHeaders.write(sent, GRANTED);
    List<String> once = lines(sent);
    assertThat(SentHeaders.write(sent, GRANTED)).isFalse();
    assertThat(lines(sent)).isEqualTo(once);
  }
}
