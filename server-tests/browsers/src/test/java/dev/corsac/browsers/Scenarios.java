package dev.corsac.browsers;

import static dev.corsac.browsers.Verdict.HIDDEN;
import static dev.corsac.browsers.Verdict.NOTHING_SENT;
import static dev.corsac.browsers.Verdict.NOT_SENT;
import static dev.corsac.browsers.Verdict.READ;
import static dev.corsac.browsers.Verdict.READ_AFTER_PREFLIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corsac.browsers.Bench.Judged;
import dev.corsac.browsers.app.SampleApplication;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios with names, judged by one browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Scenarios {

  private static final String JSON = "application/json";

  private final BrowserKind kind;
  private Bench bench;
  private String trusted;
  private String stranger;

  Scenarios(BrowserKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void start() {
    bench =
        Bench.start(kind, pages -> new SampleApplication(pages.get(0).origin("app.example.com")));
    trusted = bench.page("app.example.com");
    stranger = bench.page("evilexample.com");
  }

  @AfterAll
  void close() {
    if (bench != null) {
      bench.close();
    }
  }

  private Call call(String method, String path) {
    return Call.of(method, bench.at(path));
  }

  private Call putJson(String path) {
    return call("PUT", path).header("Content-Type", JSON).body("{}");
  }

  private Verdict verdict(String page, Call call) {
    return bench.judge(page, call).verdict();
  }

  // ---- simple requests
  // ---------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "get"})
  void theTrustedPageReadsWithoutAsking(String method) {
    assertThat(verdict(trusted, call(method, "/trusted"))).isEqualTo(READ);
  }

  @Test
  void aStrangersGetIsTreatedButItsScriptReadsNothing() {
    assertThat(verdict(stranger, call("GET", "/trusted"))).isEqualTo(HIDDEN);
  }

  @Test
  void aStrangersPostIsTreatedToo() {
    Call post = call("POST", "/trusted").body("text");
    assertThat(verdict(stranger, post)).isEqualTo(HIDDEN);
    assertThat(verdict(trusted, call("POST", "/trusted").body("text"))).isEqualTo(READ);
  }

  @Test
  void anXhrIsJudgedAsAFetch() {
    assertThat(verdict(trusted, call("GET", "/trusted").byXhr())).isEqualTo(READ);
    assertThat(verdict(stranger, call("GET", "/trusted").byXhr())).isEqualTo(HIDDEN);
    assertThat(verdict(stranger, putJson("/trusted").byXhr())).isEqualTo(NOT_SENT);
  }

  // ---- preflights
  // --------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "put", "delete"})
  void theTrustedPageMayWhatTheResourceHas(String method) {
    Call call = call(method, "/trusted");
    boolean entity = !method.equalsIgnoreCase("delete");
    assertThat(verdict(trusted, entity ? call.header("Content-Type", JSON).body("{}") : call))
        .isEqualTo(READ_AFTER_PREFLIGHT);
  }

  @Test
  void aStrangersPutIsNeverSent() {
    assertThat(verdict(stranger, putJson("/trusted"))).isEqualTo(NOT_SENT);
  }

  @Test
  void lowerCasePatchIsAnotherMethodAndNeverSent() {
    Call patch = call("patch", "/trusted").header("Content-Type", JSON).body("{}");
    assertThat(verdict(trusted, patch)).isEqualTo(NOT_SENT);
  }

  @Test
  void aMethodThatTheResourceLacksIsNeverSent() {
    assertThat(verdict(trusted, call("REPORT", "/trusted"))).isEqualTo(NOT_SENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "track"})
  void browsersForbidSomeMethodsThemselves(String method) {
    assertThat(verdict(trusted, call(method, "/trusted"))).isEqualTo(NOTHING_SENT);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Trace, 1, READ_AFTER_PREFLIGHT",
    "x-TRACE, 1, READ_AFTER_PREFLIGHT",
    "If-Match, 1, READ_AFTER_PREFLIGHT",
    "X-Other, 1, NOT_SENT",
    "Authorization, Bearer 1, NOT_SENT",
    "Accept-Language, de, READ_AFTER_PREFLIGHT",
  })
  void headersAreThoseOfThePolicyAndOfTheSignature(String name, String value, String expected) {
    assertThat(verdict(trusted, putJson("/trusted").header(name, value)))
        .isEqualTo(expected.equals("NOT_SENT") ? NOT_SENT : READ_AFTER_PREFLIGHT);
  }

  @Test
  void aHeaderMakesEvenAGetAsk() {
    assertThat(verdict(trusted, call("GET", "/trusted").header("X-Trace", "1")))
        .isEqualTo(READ_AFTER_PREFLIGHT);
    assertThat(verdict(stranger, call("GET", "/trusted").header("X-Trace", "1")))
        .isEqualTo(NOT_SENT);
  }

  @Test
  void aSafelistedHeaderWithALongValueNeedsPermission() {
    Call call = call("GET", "/trusted").header("Accept", "text/" + "x".repeat(124));
    assertThat(verdict(trusted, call)).isEqualTo(NOT_SENT);
    assertThat(verdict(trusted, call("GET", "/trusted").header("Accept", "text/plain")))
        .isEqualTo(READ);
  }

  @Test
  void aPreflightCarriesSortedLowerCaseNamesAndNoCookie() {
    Judged judged =
        bench.judge(trusted, putJson("/trusted").header("X-Trace", "1").header("If-Match", "1"));
    assertThat(judged.preflight().header("Access-Control-Request-Headers"))
        .isEqualTo("content-type,if-match,x-trace");
    assertThat(judged.preflight().header("Cookie")).isNull();
  }

  @Test
  void anUploadListenerMakesASimplePostAsk() {
    Call post = call("POST", "/trusted").body("text");
    assertThat(verdict(trusted, post.byXhr())).isEqualTo(READ);
    Call listening = call("POST", "/trusted").body("text").listeningToUpload();
    assertThat(verdict(trusted, listening)).isEqualTo(READ_AFTER_PREFLIGHT);
    Call strangers = call("POST", "/trusted").body("text").listeningToUpload();
    assertThat(verdict(stranger, strangers)).isEqualTo(NOT_SENT);
  }

  // ---- any origin, no origin, own origin
  // ---------------------------------------------------------

  @Test
  void anOpenResourceIsForEverybodyEvenWithoutAnOrigin() {
    assertThat(verdict(stranger, call("GET", "/open"))).isEqualTo(READ);
    assertThat(bench.judgeSandboxed(stranger, call("GET", "/open")).verdict()).isEqualTo(READ);
    assertThat(bench.judgeSandboxed(stranger, putJson("/open")).verdict())
        .isEqualTo(READ_AFTER_PREFLIGHT);
  }

  @Test
  void anOpenResourceIsNotReadWithCredentials() {
    assertThat(verdict(stranger, call("GET", "/open").credentials("include"))).isEqualTo(HIDDEN);
    assertThat(verdict(stranger, putJson("/open").credentials("include"))).isEqualTo(NOT_SENT);
  }

  @Test
  void aSandboxedFrameOfTheTrustedPageIsNobody() {
    Judged judged = bench.judgeSandboxed(trusted, call("GET", "/trusted"));
    assertThat(judged.request().header("Origin")).isEqualTo("null");
    assertThat(judged.verdict()).isEqualTo(HIDDEN);
    assertThat(bench.judgeSandboxed(trusted, putJson("/trusted")).verdict()).isEqualTo(NOT_SENT);
  }

  @Test
  void anyHeaderDoesNotCoverAuthorization() {
    assertThat(verdict(stranger, putJson("/open").header("X-Anything", "1")))
        .isEqualTo(READ_AFTER_PREFLIGHT);
    assertThat(verdict(stranger, call("GET", "/open/with-token").header("Authorization", "b")))
        .isEqualTo(READ_AFTER_PREFLIGHT);
    assertThat(verdict(stranger, call("GET", "/open").header("Authorization", "b")))
        .isEqualTo(
            Deviation.AUTHORIZATION_UNDER_WILDCARD.of(kind) ? READ_AFTER_PREFLIGHT : NOT_SENT);
  }

  @Test
  void sameOriginMeansThatNoOtherOriginReadsOrAsksWithSuccess() {
    assertThat(verdict(trusted, call("GET", "/own"))).isEqualTo(HIDDEN);
    assertThat(verdict(trusted, putJson("/own"))).isEqualTo(NOT_SENT);
  }

  @Test
  void pagesOfTheApisOwnOriginNeedNoPolicy() {
    String own = bench.api().origin(Names.API);
    assertThat(verdict(own, call("GET", "/own"))).isEqualTo(READ);
    assertThat(verdict(own, call("POST", "/own").body("text"))).isEqualTo(READ);
    Judged judged = bench.judge(own, putJson("/own"));
    assertThat(judged.verdict()).isEqualTo(READ);
    assertThat(judged.request().header("Origin")).isEqualTo(own);
  }

  // ---- patterns
  // ----------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "subdomains, a.b.app.example.com, true",
    "subdomains, app.example.com, false",
    "subdomains, evil-app.example.com, false",
    "subdomains, app.example.com.evil.org, false",
    "subdomains, appxexample.com, false",
    "ports, app.example.com, true",
    "ports, a.b.app.example.com, false",
    "ports, evil-app.example.com, false",
    "ports, app.example.com.evil.org, false",
    "loopback, localhost, true",
    "loopback, app.localhost, true",
    "loopback, 127.0.0.1, true",
    "loopback, [::1], true",
    "loopback, evilexample.com, false",
    "https, app.example.com, false",
  })
  void patternsMatchWhatTheySayOnAnyPort(String policy, String host, boolean allowed) {
    Verdict expected = allowed ? READ : HIDDEN;
    assertThat(verdict(bench.page(host), call("GET", "/patterns/" + policy))).isEqualTo(expected);
    assertThat(verdict(bench.otherPort(host), call("GET", "/patterns/" + policy)))
        .isEqualTo(expected);
  }

  @Test
  void anotherPortIsAnotherOrigin() {
    assertThat(verdict(bench.otherPort("app.example.com"), call("GET", "/trusted")))
        .isEqualTo(HIDDEN);
  }

  // ---- answers
  // -----------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 418, 500, 503})
  void theTrustedPageReadsErrorsToo(int status) {
    Judged judged = bench.judge(trusted, call("GET", "/trusted/status/" + status));
    assertThat(judged.verdict()).isEqualTo(READ);
    assertThat(judged.outcome().status()).isEqualTo(status);
    assertThat(verdict(stranger, call("GET", "/trusted/status/" + status))).isEqualTo(HIDDEN);
  }

  @Test
  void itReadsThe405ThatNoMethodGave() {
    Judged judged = bench.judge(trusted, call("POST", "/trusted/status/200").body("text"));
    assertThat(judged.verdict()).isEqualTo(READ);
    assertThat(judged.outcome().status()).isEqualTo(405);
  }

  @Test
  void itReadsTheFailureOfAnUnmappedException() {
    Judged judged = bench.judge(trusted, call("GET", "/trusted/failure"));
    assertThat(judged.verdict()).isEqualTo(READ);
    assertThat(judged.outcome().status()).isEqualTo(500);
  }

  @Test
  void scriptsSeeExposedAndSafelistedHeadersOnly() {
    assertThat(bench.judge(trusted, call("GET", "/trusted")).outcome().headers())
        .contains("x-total", "cache-control", "content-type")
        .doesNotContain("x-secret", "vary", "access-control-allow-origin");
    assertThat(bench.judge(trusted, call("GET", "/trusted").byXhr()).outcome().headers())
        .contains("x-total", "cache-control", "content-type")
        .doesNotContain("x-secret", "vary", "access-control-allow-origin");
  }

  @Test
  void anyHeaderCanBeExposed() {
    assertThat(bench.judge(stranger, call("GET", "/open")).outcome().headers())
        .contains("x-total", "access-control-allow-origin");
  }

  @Test
  void aStreamIsReadPieceByPiece() {
    Judged judged = bench.judge(trusted, call("GET", "/trusted/stream"));
    assertThat(judged.outcome().body()).isEqualTo("piece 0\npiece 1\npiece 2\n");
    assertThat(verdict(stranger, call("GET", "/trusted/stream"))).isEqualTo(HIDDEN);
  }

  @Test
  void serverSentEventsReachTheTrustedPageOnly() {
    assertThat(events(trusted).asText()).isEqualTo("first second");
    assertThat(events(stranger).asText()).isEqualTo("error");
  }

  private JsonNode events(String page) {
    bench.browser().open(page + "/page");
    return bench
        .browser()
        .evaluate(
            """
            (url) => new Promise((resolve) => {
              const source = new EventSource(url);
              const told = [];
              source.onmessage = ({ data }) => {
                told.push(data);
                if (data === "second") {
                  source.close();
                  resolve(told.join(" "));
                }
              };
              source.onerror = () => {
                source.close();
                resolve("error");
              };
            })\
            """,
            bench.at("/trusted/events"));
  }

  // ---- credentials
  // -------------------------------------------------------------------------------

  @Test
  void cookiesGoAlongWhereThePolicyAndTheScriptSayInclude() {
    Call login = call("GET", "/cookies/login").credentials("include");
    assertThat(verdict(trusted, login)).isEqualTo(READ);

    Judged included = bench.judge(trusted, call("GET", "/cookies").credentials("include"));
    assertThat(included.verdict()).isEqualTo(READ);
    assertThat(included.outcome().body()).isEqualTo("session ada");
    Judged changed = bench.judge(trusted, putJson("/cookies").credentials("include"));
    assertThat(changed.verdict()).isEqualTo(READ_AFTER_PREFLIGHT);
    assertThat(changed.outcome().body()).isEqualTo("session ada");
    assertThat(changed.preflight().header("Cookie")).isNull();
    Judged omitted = bench.judge(trusted, call("GET", "/cookies").credentials("omit"));
    assertThat(omitted.verdict()).isEqualTo(READ);
    assertThat(omitted.outcome().body()).isEqualTo("session null");
    Judged defaulted = bench.judge(trusted, call("GET", "/cookies"));
    assertThat(defaulted.outcome().body()).isEqualTo("session null");
    Judged xhr = bench.judge(trusted, call("GET", "/cookies").credentials("include").byXhr());
    assertThat(xhr.outcome().body()).isEqualTo("session ada");

    // A stranger of the same site: the cookie goes along, and only CORS keeps the answer back.
    Judged sameSite =
        bench.judge(
            bench.page("evil-app.example.com"), call("GET", "/cookies").credentials("include"));
    assertThat(sameSite.verdict()).isEqualTo(HIDDEN);
    assertThat(sameSite.request().header("Cookie")).contains("session=ada");
    assertThat(
            verdict(bench.page("evil-app.example.com"), putJson("/cookies").credentials("include")))
        .isEqualTo(NOT_SENT);
  }

  @Test
  void withoutAllowCredentialsAnIncludingScriptReadsNothing() {
    assertThat(verdict(trusted, call("GET", "/trusted").credentials("include"))).isEqualTo(HIDDEN);
    assertThat(verdict(trusted, putJson("/trusted").credentials("include"))).isEqualTo(NOT_SENT);
  }

  // ---- redirects
  // ---------------------------------------------------------------------------------

  private Call redirect(String method, String target) {
    return call(method, "/trusted/redirect?to=" + target.replace("?", "%3F").replace("&", "%26"));
  }

  @Test
  void aRedirectWithinTheApiIsFollowed() {
    Judged judged = bench.judge(trusted, redirect("GET", bench.at("/trusted")));
    assertThat(judged.verdict().readable()).isTrue();
    assertThat(judged.outcome().body()).isEqualTo("read");
    assertThat(verdict(stranger, redirect("GET", bench.at("/trusted")))).isEqualTo(HIDDEN);
  }

  @Test
  void aRedirectIntoAnotherPolicyIsJudgedByThatToo() {
    assertThat(bench.judge(trusted, redirect("GET", bench.at("/own"))).verdict().readable())
        .isFalse();
  }

  @Test
  void aRedirectToAnotherOriginMakesTheScriptNobody() {
    String mark = "?" + Api.CALL + "=";
    Call target = Call.of("GET", bench.api().origin(Names.OTHER_API) + "/trusted");
    Judged refused = bench.judge(trusted, redirect("GET", target.url()));
    assertThat(refused.verdict().readable()).isFalse();
    assertThat(bench.api().arrivals(target.id()))
        .singleElement()
        .satisfies(arrival -> assertThat(arrival.header("Origin")).isEqualTo("null"));

    Judged open =
        bench.judge(trusted, redirect("GET", bench.api().origin(Names.OTHER_API) + "/open" + mark));
    assertThat(open.verdict().readable()).isTrue();
    assertThat(open.outcome().body()).isEqualTo("open");
  }

  @Test
  void aPreflightedRequestIsRedirectedToo() {
    Call target = Call.of("PUT", bench.at("/trusted"));
    Judged judged =
        bench.judge(trusted, redirect("PUT", target.url()).header("Content-Type", JSON).body("{}"));
    assertThat(judged.verdict()).isEqualTo(READ_AFTER_PREFLIGHT);
    assertThat(bench.api().arrivals(target.id()))
        .extracting(Arrival::method)
        .containsExactly("OPTIONS", "PUT");
  }

  @Test
  void aScriptThatForbidsRedirectsGetsNone() {
    Call call = redirect("GET", bench.at("/trusted")).redirect("error");
    assertThat(verdict(trusted, call)).isEqualTo(HIDDEN);
  }

  // ---- the preflight cache
  // -----------------------------------------------------------------------

  private List<Verdict> inOnePage(Call... calls) {
    bench.browser().open(trusted + "/page");
    return List.of(calls).stream()
        .map(call -> {
          int before = bench.api().arrivals(call.id()).size();
          Outcome outcome = bench.browser().call(List.of(call), false).get(0);
          List<Arrival> all = bench.api().arrivals(call.id());
          return Verdict.of(outcome, all.subList(before, all.size()));
        })
        .toList();
  }

  @Test
  void aGrantedAgeSparesTheSecondPreflight() {
    Call put = call("PUT", "/cache/shared").header("X-Token", "1").body("text");
    Call get = put.again("GET").body(null);
    assertThat(inOnePage(put, put, get)).containsExactly(READ_AFTER_PREFLIGHT, READ, READ);
  }

  @Test
  void anAgeOfZeroSparesNone() {
    Call put = call("PUT", "/cache/never").header("X-Token", "1").body("text");
    assertThat(inOnePage(put, put)).containsExactly(READ_AFTER_PREFLIGHT, READ_AFTER_PREFLIGHT);
  }

  @Test
  void aRememberedHeaderWouldLeakIntoAnotherMethod() {
    Call put = call("PUT", "/handwritten").header("X-Token", "1").body("text");
    Call get = put.again("GET").body(null);
    // Sent without a preflight, with a header that nobody granted for GET.
    assertThat(inOnePage(put, get)).containsExactly(READ_AFTER_PREFLIGHT, HIDDEN);
    assertThat(bench.api().arrivals(get.id()).get(2).header("X-Token")).isEqualTo("1");
  }

  @Test
  void corsacsAgeOfZeroKeepsItFromLeaking() {
    Call put = call("PUT", "/cache/apart").header("X-Token", "1").body("text");
    Call get = put.again("GET").body(null);
    assertThat(inOnePage(put, get)).containsExactly(READ_AFTER_PREFLIGHT, NOT_SENT);
  }
}
