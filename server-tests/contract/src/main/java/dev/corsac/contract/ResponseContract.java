package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/architecture.md#actual-request */
public interface ResponseContract {

  /**
   * One way in which a request can end, under the policy of {@code https://app.example.com}.
   *
   * @param name what it is, for the report
   * @param status the status that it ends with
   * @param method the request method
   * @param path the request target
   * @param body the request's body; may be empty
   * @param headers further request header lines
   */
  record Outcome(
      String name, int status, String method, String path, String body, List<String> headers) {
    static Outcome get(String name, int status, String path, String... headers) {
      return new Outcome(name, status, "GET", path, "", List.of(headers));
    }

    Reply ask(RawClient api, String... more) {
      List<String> lines = new ArrayList<>(headers);
      lines.addAll(List.of(more));
      return api.sendBody(method, path, body, lines.toArray(String[]::new));
    }

    /** The guard refuses a stranger what changes something. */
    int strangersStatus() {
      boolean changes = method.equals("POST") || method.equals("DELETE");
      return changes && status < 300 ? 403 : status;
    }

    @Override
    public String toString() {
      return status + " " + name;
    }
  }

  /** Every way. */
  List<Outcome> OUTCOMES =
      List.of(
          Outcome.get("an entity", 200, "/api/orders"),
          new Outcome("HEAD", 200, "HEAD", "/api/orders", "", List.of()),
          new Outcome(
              "an entity created",
              200,
              "POST",
              "/api/orders",
              "{}",
              List.of("Content-Type: application/json")),
          Outcome.get("below a locator", 200, "/api/shops/1/shelves/2"),
          Outcome.get("through a name-bound filter", 200, "/api/outcomes/stamped"),
          new Outcome("no content", 204, "DELETE", "/api/orders/1", "", List.of()),
          Outcome.get("redirected", 303, "/api/outcomes/redirect"),
          Outcome.get("not modified", 304, "/api/outcomes/not-modified"),
          Outcome.get("a bad request", 400, "/api/outcomes/bad"),
          Outcome.get("aborted after matching", 401, "/api/account"),
          Outcome.get("aborted before matching", 401, "/api/vault"),
          Outcome.get("let in after matching", 200, "/api/account", "Authorization: Bearer demo"),
          Outcome.get("let in before matching", 200, "/api/vault", "Authorization: Bearer demo"),
          Outcome.get("forbidden by the resource", 403, "/api/outcomes/forbidden"),
          Outcome.get("not found by the resource", 404, "/api/orders/missing"),
          new Outcome("no such method", 405, "PUT", "/api/orders", "", List.of()),
          Outcome.get("not acceptable", 406, "/api/orders", "Accept: image/png"),
          new Outcome(
              "an unsupported media type",
              415,
              "POST",
              "/api/orders",
              "a=b",
              List.of("Content-Type: application/x-www-form-urlencoded")),
          Outcome.get("a mapped exception", 500, "/api/outcomes/mapped"),
          Outcome.get("an unmapped exception", 500, "/api/outcomes/unmapped"),
          Outcome.get("an unmapped error", 500, "/api/outcomes/error"),
          Outcome.get("a completed stage", 200, "/api/outcomes/stage"),
          Outcome.get("a failed stage", 409, "/api/outcomes/failed-stage"),
          Outcome.get(
              "a stage that fails with a mapped exception", 500, "/api/outcomes/mapped-stage"),
          Outcome.get(
              "a stage that fails with an unmapped one", 500, "/api/outcomes/unmapped-stage"),
          Outcome.get("resumed later with an error", 409, "/api/outcomes/resumed-with-conflict"),
          Outcome.get("a stream that fails at once", 500, "/api/outcomes/failed-stream"),
          Outcome.get("a bad parameter", 404, "/api/outcomes/number/x"),
          Outcome.get("an exception with an entity", 418, "/api/outcomes/teapot"),
          Outcome.get("moved for good", 301, "/api/outcomes/redirect/301"),
          Outcome.get("found", 302, "/api/outcomes/redirect/302"),
          Outcome.get("redirected with its method", 307, "/api/outcomes/redirect/307"),
          Outcome.get("moved with its method", 308, "/api/outcomes/redirect/308"),
          new Outcome("OPTIONS by the server", 200, "OPTIONS", "/api/orders", "", List.of()),
          new Outcome("HEAD below a locator", 200, "HEAD", "/api/shops/1/shelves/2", "", List.of()),
          new Outcome("HEAD not found", 404, "HEAD", "/api/orders/missing", "", List.of()),
          new Outcome(
              "no such method below a locator",
              405,
              "DELETE",
              "/api/shops/1/shelves/2",
              "",
              List.of()),
          Outcome.get("not found by a locator", 404, "/api/shops/closed/shelves/2"),
          Outcome.get(
              "a requested method without OPTIONS",
              200,
              "/api/orders",
              "Access-Control-Request-Method: GET",
              "Access-Control-Request-Method: PUT"),
          Outcome.get("resumed", 200, "/api/outcomes/resumed"),
          Outcome.get("resumed with an exception", 500, "/api/outcomes/resumed-with-exception"),
          Outcome.get("a stream", 200, "/api/outcomes/stream"),
          Outcome.get("server-sent events", 200, "/api/outcomes/events"));

  /** The server that serves the whole sample. */
  RawClient api();

  @ParameterizedTest
  @FieldSource("dev.corsac.contract.ResponseContract#OUTCOMES")
  default void theTrustedOriginMayRead(Outcome outcome) {
    Reply reply = outcome.ask(api(), PreflightContract.TRUSTED);
    assertThat(reply.status()).isEqualTo(outcome.status());
    assertThat(reply.lines("Access-Control-Allow-Origin"))
        .containsExactly("https://app.example.com");
    assertThat(reply.vary()).containsOnlyOnce("origin");
    assertThat(reply.cors())
        .doesNotContainKeys(
            "access-control-allow-methods",
            "access-control-allow-headers",
            "access-control-max-age");
  }

  @ParameterizedTest
  @FieldSource("dev.corsac.contract.ResponseContract#OUTCOMES")
  default void aStrangerIsTreatedButMayNotRead(Outcome outcome) {
    Reply reply = outcome.ask(api(), PreflightContract.STRANGER);
    assertThat(reply.status()).isEqualTo(outcome.strangersStatus());
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  @ParameterizedTest
  @FieldSource("dev.corsac.contract.ResponseContract#OUTCOMES")
  default void withoutAnOriginTheResponseStillVaries(Outcome outcome) {
    Reply reply = outcome.ask(api());
    assertThat(reply.status()).isEqualTo(outcome.status());
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  @Test
  default void credentialsAndExposedHeadersAreThoseOfThePolicy() {
    assertThat(api().send("GET", "/api/orders", PreflightContract.TRUSTED).cors())
        .isEqualTo(
            Map.of(
                "access-control-allow-origin", "https://app.example.com",
                "access-control-allow-credentials", "true",
                "access-control-expose-headers", "X-Total"));
    assertThat(api().send("GET", "/api/shops/1/shelves/2", PreflightContract.TRUSTED).cors())
        .isEqualTo(Map.of("access-control-allow-origin", "https://app.example.com"));
  }

  @Test
  default void anyOriginMeansAStarWhoeverAsksAndNoVary() {
    for (String[] origin :
        new String[][] {
          {}, {PreflightContract.TRUSTED}, {"Origin: null"}, {"Origin: a", "Origin: b"}
        }) {
      Reply reply = api().send("GET", "/api/catalogue", origin);
      assertThat(reply.cors())
          .isEqualTo(
              Map.of(
                  "access-control-allow-origin", "*",
                  "access-control-expose-headers", "X-Total"));
      assertThat(reply.vary()).isEmpty();
    }
  }

  @Test
  default void theMethodsPolicyStandsForTheClasss() {
    assertThat(api().send("GET", "/api/catalogue/prices", "Origin: https://a.partner.example"))
        .satisfies(reply ->
            assertThat(reply.cors())
                .isEqualTo(Map.of("access-control-allow-origin", "https://a.partner.example")))
        .satisfies(reply -> assertThat(reply.vary()).containsExactly("origin"));
    assertThat(api().send("GET", "/api/catalogue/prices", PreflightContract.TRUSTED).cors())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://app.example.com/",
        "https://app.example.com:443",
        "https://APP.example.com",
        "HTTPS://app.example.com",
        "http://app.example.com",
        "https://app.example.com.",
        "https://app.example.com.evil.example",
        "https://evilapp.example.com",
        "https://appxexample.com",
        "https://user@app.example.com",
        "https://app.example.com https://evil.example",
        "https://app.example.com, https://app.example.com",
        "*"
      })
  default void whatIsNotExactlyTheOriginIsRefused(String origin) {
    Reply reply = api().send("GET", "/api/orders", "Origin: " + origin);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsExactly("origin");
  }

  @Test
  default void aMappersAnswerToWhatAStageWrapsIsTheOneThatCounts() {
    Reply reply = api().send("GET", "/api/outcomes/mapped-stage", PreflightContract.TRUSTED);
    assertThat(reply.body()).contains("mapped");
  }

  @Test
  default void anUnmappedExceptionHasNoBody() {
    Reply reply = api().send("GET", "/api/outcomes/unmapped", PreflightContract.TRUSTED);
    assertThat(reply.body()).doesNotContain("on purpose", "Exception", "html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example;Origin: https://app.example.com",
        "Origin: https://app.example.com;Origin: https://evil.example",
        "Origin: https://app.example.com,https://app.example.com",
        "Origin: ,https://app.example.com",
        "Origin: https://app.example.com,",
        "Origin:",
        "Origin: null;Origin: https://app.example.com"
      })
  default void headerLinesAreReadOneByOne(String lines) {
    Reply reply = api().send("GET", "/api/orders", lines.split(";", -1));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsExactly("origin");
  }

  @Test
  default void aHugeOriginIsNoOrigin() {
    Reply reply =
        api().send("GET", "/api/orders", "Origin: https://" + "a".repeat(65_536) + ".example");
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.status()).isIn(200, 400, 413, 431);
  }

  @Test
  default void twoOriginLinesAreRefused() {
    Reply reply =
        api().send("GET", "/api/orders", PreflightContract.TRUSTED, PreflightContract.TRUSTED);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsExactly("origin");
  }

  @Test
  default void sameOriginGrantsNothingAndDoesNotVary() {
    for (String path : new String[] {"/api/transfers"}) {
      Reply reply = api().send("GET", path, PreflightContract.TRUSTED);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.cors()).isEmpty();
      assertThat(reply.vary()).isEmpty();
    }
  }

  @Test
  default void otherCodeCannotOpenWhatIsSameOrigin() {
    Reply reply =
        api().send("GET", "/api/transfers", PreflightContract.STRANGER, "X-Meddle: Amid:grant");
    assertThat(reply.cors()).isEmpty();
  }

  @Test
  default void whatIsNotGovernedIsNotTouched() {
    Reply reply = api().send("GET", "/api/plain", PreflightContract.TRUSTED);
    assertThat(reply.cors())
        .isEqualTo(Map.of("access-control-allow-origin", "https://legacy.example"));
    assertThat(reply.vary()).containsExactly("accept");
  }

  @Test
  default void anUnknownPathIsNotTouched() {
    Reply reply =
        api().send("GET", "/api/nowhere", PreflightContract.TRUSTED, "X-Meddle: Amid:vary");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).doesNotContain("origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"First", "Amid", "Last"})
  default void headersOfOtherCodeGiveWay(String who) {
    for (String path : new String[] {"/api/orders", "/api/orders/missing"}) {
      Reply trusted =
          api().send("GET", path, PreflightContract.TRUSTED, "X-Meddle: " + who + ":grant");
      assertThat(trusted.cors())
          .isEqualTo(
              Map.of(
                  "access-control-allow-origin", "https://app.example.com",
                  "access-control-allow-credentials", "true",
                  "access-control-expose-headers", "X-Total"));
      Reply stranger =
          api().send("GET", path, PreflightContract.STRANGER, "X-Meddle: " + who + ":grant");
      assertThat(stranger.cors()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"First", "Amid", "Last"})
  default void varyOfOtherCodeIsKeptAndAddedTo(String who) {
    String meddle = "X-Meddle: " + who + ":";
    assertThat(api().send("GET", "/api/orders", meddle + "vary").vary())
        .containsExactlyInAnyOrder("accept-encoding", "origin");
    assertThat(api().send("GET", "/api/orders", meddle + "vary-two-lines").vary())
        .containsExactlyInAnyOrder("accept-encoding", "accept", "cookie", "origin");
    assertThat(api().send("GET", "/api/orders", meddle + "vary-origin").vary())
        .containsExactly("accept", "origin");
    assertThat(api().send("GET", "/api/orders", meddle + "vary-star").vary()).containsExactly("*");
    assertThat(api().send("GET", "/api/orders", meddle + "vary-none").vary())
        .containsExactly("origin");
  }

  @Test
  default void aNameBoundFiltersVaryIsKept() {
    Reply reply = api().send("GET", "/api/outcomes/stamped", PreflightContract.TRUSTED);
    assertThat(reply.lines("X-Stamp")).containsExactly("yes");
    assertThat(reply.vary()).containsExactlyInAnyOrder("accept-language", "origin");
  }

  @Test
  default void responsesDoNotShareTheirHeaders() {
    for (int i = 0; i < 3; i++) {
      api().send("GET", "/api/orders", "X-Meddle: Last:vary-two-lines");
      assertThat(api().send("GET", "/api/orders").vary()).containsExactly("origin");
    }
  }
}
