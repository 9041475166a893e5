package dev.corsac.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A judge that lets everything pass would be none. */
class BrowserReadingTest {
  private static final String ORIGIN = "https://a.example";

  @ParameterizedTest
  @CsvSource({
    "https://a.example, '', readable unreadable-with-credentials",
    "https://a.example, true, readable readable-with-credentials",
    "https://a.example, TRUE, readable unreadable-with-credentials",
    "https://A.example, true, unreadable unreadable-with-credentials",
    "https://a.example/, true, unreadable unreadable-with-credentials",
    "'https://a.example, *', true, unreadable unreadable-with-credentials",
    "*, true, readable unreadable-with-credentials any-origin",
    "null, true, unreadable unreadable-with-credentials",
    "'', true, unreadable unreadable-with-credentials"
  })
  void readsAsTheCorsCheckDoes(String allowed, String credentials, String facts) {
    Reply reply =
        new Reply(
            200,
            List.of(
                "Access-Control-Allow-Origin: " + allowed,
                "Access-Control-Allow-Credentials: " + credentials),
            "");
    assertThat(facts.split(" "))
        .allMatch(fact -> new BrowserReading(row("GET"), reply).holds(Fact.of(fact)));
  }

  @ParameterizedTest
  @CsvSource({
    "204, PUT, x-a, passes fails-with-credentials",
    "404, PUT, x-a, fails",
    "204, put, x-a, fails",
    "204, '', x-a, fails",
    "204, *, x-a, passes",
    "204, 'PUT, (', x-a, fails",
    "204, PUT, '', fails",
    "204, PUT, *, passes",
    "204, PUT, x-ab, fails"
  })
  void readsAsThePreflightFetchDoes(int status, String methods, String names, String facts) {
    Reply reply =
        new Reply(
            status,
            List.of(
                "Access-Control-Allow-Origin: " + ORIGIN,
                "Access-Control-Allow-Methods: " + methods,
                "Access-Control-Allow-Headers: " + names),
            "");
    assertThat(facts.split(" "))
        .allMatch(fact ->
            new BrowserReading(
                    row(
                        "OPTIONS",
                        "Access-Control-Request-Method: PUT",
                        "Access-Control-Request-Headers: X-A"),
                    reply)
                .holds(Fact.of(fact)));
  }

  @Test
  void anyHeaderIsNotAuthorization() {
    Reply reply =
        new Reply(
            204, List.of("Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: *"), "");
    SuiteRow asked =
        row(
            "OPTIONS",
            "Access-Control-Request-Method: GET",
            "Access-Control-Request-Headers: authorization");
    assertThat(new BrowserReading(asked, reply).holds(Fact.of("passes"))).isFalse();
  }

  @Test
  void theRestIsReadOffTheAnswer() {
    Reply reply =
        new Reply(
            200,
            List.of(
                "Vary: Accept, Origin",
                "X-Handled: GET",
                "Access-Control-Max-Age: 7",
                "Access-Control-Expose-Headers: X-B, Content-Type"),
            "");
    BrowserReading reading = new BrowserReading(row("GET"), reply);
    for (String fact :
        List.of("vary", "handled", "status=200", "max-age=7", "exposes=x-b", "vary-lists=accept")) {
      assertThat(reading.holds(Fact.of(fact))).as(fact).isTrue();
    }
    for (String fact :
        List.of(
            "no-vary",
            "stopped",
            "status=204",
            "max-age=5",
            "exposes=",
            "untouched",
            "vary-lists=cookie")) {
      assertThat(reading.holds(Fact.of(fact))).as(fact).isFalse();
    }
    Reply doubled = new Reply(200, List.of("Vary: Origin", "Vary: origin"), "");
    assertThat(new BrowserReading(row("GET"), doubled).holds(Fact.of("vary-lists=origin")))
        .isFalse();
  }

  private static SuiteRow row(String method, String... more) {
    List<String> headers = new ArrayList<>(List.of("Origin: " + ORIGIN));
    headers.addAll(List.of(more));
    return new SuiteRow(1, method, List.copyOf(headers), List.of(), List.of(), "", true);
  }
}
