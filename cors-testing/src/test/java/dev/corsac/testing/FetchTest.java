package dev.corsac.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.testing.FetchRequest.Credentials;
import dev.corsac.testing.FetchRequest.Redirect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each clause of the standard's algorithm, against networks that a test makes up. */
class FetchTest {
  private static final String PAGE = "https://app.example.com";
  private static final String API = "https://api.example.com/orders";
  private static final FetchRequest GET = FetchRequest.get(PAGE, API);
  private static final HttpResponse ALLOWED =
      HttpResponse.of(200).with("Access-Control-Allow-Origin", PAGE);

  private static Outcome fetch(FetchRequest request, HttpResponse always) {
    return Fetch.over(sent -> always).fetch(request);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "get", "post"})
  void aSafelistedMethodIsSentWithoutPreflight(String method) {
    Outcome outcome = fetch(GET.method(method), ALLOWED).assertReadable();

    assertThat(outcome.preflighted()).isFalse();
    assertThat(outcome.sent().get(0).headers().all("Origin")).containsExactly(PAGE);
  }

  @ParameterizedTest
  @CsvSource({"put, PUT", "delete, DELETE", "patch, patch", "PATCH, PATCH"})
  void aMethodIsNormalisedButPatchIsNot(String written, String sent) {
    Outcome outcome = fetch(GET.method(written), ALLOWED);

    assertThat(outcome.sent().get(0).headers().get("Access-Control-Request-Method")).contains(sent);
  }

  @Test
  void patchInLowerCaseFailsAgainstPatch() {
    HttpResponse answer = ALLOWED.with("Access-Control-Allow-Methods", "PATCH");

    fetch(GET.method("PATCH"), answer).assertReadable();
    fetch(GET.method("patch"), answer).assertNotSent().assertNotReadable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "track", "Connect"})
  void aForbiddenMethodIsNeverSent(String method) {
    assertThat(fetch(GET.method(method), ALLOWED).sent()).isEmpty();
  }

  @Test
  void aForbiddenHeaderIsLeftOut() {
    Outcome outcome =
        fetch(
            GET.header("Sec-Fake", "1").header("Cookie", "a=b").header("X-HTTP-Method", "TRACE"),
            ALLOWED);

    assertThat(outcome.assertReadable().sent().get(0).headers().lines())
        .extracting(Headers.Line::name)
        .containsExactly("Origin", "Sec-Fetch-Dest", "Sec-Fetch-Mode", "Sec-Fetch-Site");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept|text/html|false",
        "Accept|a(b|true",
        "Accept-Language|de-DE, en;q=0.5|false",
        "Accept-Language|de_DE|true",
        "Content-Type|text/plain;charset=utf-8|false",
        "Content-Type|Multipart/Form-Data|false",
        "Content-Type|application/json|true",
        "Range|bytes=0-99|false",
        "Range|bytes=5-|false",
        "Range|bytes=-5|true",
        "Range|bytes=9-5|true",
        "If-Match|x|true"
      })
  void aHeaderAsksForAPreflightByNameAndValue(String name, String value, boolean asks) {
    assertThat(fetch(GET.header(name, value), ALLOWED).preflighted()).isEqualTo(asks);
  }

  @Test
  void aLongValueAsksAndSoDoManyTogether() {
    FetchRequest many = GET;
    for (int i = 0; i < 9; i++) {
      many = many.header("Accept", "a".repeat(120));
    }
    assertThat(fetch(GET.header("Accept", "a".repeat(128)), ALLOWED).preflighted()).isFalse();
    assertThat(fetch(GET.header("Accept", "a".repeat(129)), ALLOWED).preflighted()).isTrue();
    assertThat(fetch(many, ALLOWED).preflighted()).isTrue();
  }

  @Test
  void aPreflightNamesUnsafeHeadersSortedInLowerCaseWithoutBlanksAndNeverHasCredentials() {
    Outcome outcome =
        fetch(GET.header("X-B", "1").header("If-Match", "2").withCredentials(), ALLOWED);

    HttpRequest preflight = outcome.sent().get(0);
    assertThat(preflight.headers().get("Access-Control-Request-Headers")).contains("if-match,x-b");
    assertThat(preflight.credentials()).isFalse();
  }

  @Test
  void anUploadListenerAsksForAPreflightThatNeedsNoMethods() {
    assertThat(
            fetch(GET.method("POST").withUploadListener(), ALLOWED).assertReadable().preflighted())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com/",
        "https://APP.example.com",
        "https://app.example.com, https://app.example.com",
        "null",
        "http://app.example.com"
      })
  void theCorsCheckComparesByteByByte(String allowed) {
    fetch(GET, HttpResponse.of(200).with("Access-Control-Allow-Origin", allowed))
        .assertNotReadable();
  }

  @Test
  void aDoubledHeaderFailsAndIsNamed() {
    Outcome outcome = fetch(GET, ALLOWED.with("Access-Control-Allow-Origin", PAGE));

    assertThat(outcome.refusal().orElseThrow().sentence()).contains("several values");
  }

  @Test
  void withoutTheHeaderTheRequestArrivesAllTheSame() {
    Outcome outcome = fetch(GET.method("POST"), HttpResponse.of(200)).assertNotReadable();

    assertThat(outcome.arrived()).isTrue();
    assertThat(outcome.toString())
        .contains("has been blocked by CORS policy")
        .contains("The request was sent, and the server has handled it.");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "True, false", "'', false"})
  void credentialsNeedTheExactValue(String value, boolean readable) {
    HttpResponse answer = ALLOWED.with("Access-Control-Allow-Credentials", value);

    assertThat(fetch(GET.withCredentials(), answer).readable()).isEqualTo(readable);
  }

  @Test
  void wildcardsCountWithoutCredentialsOnly() {
    HttpResponse any =
        HttpResponse.of(200)
            .with("Access-Control-Allow-Origin", "*")
            .with("Access-Control-Allow-Methods", "*")
            .with("Access-Control-Allow-Headers", "*")
            .with("Access-Control-Allow-Credentials", "true");

    fetch(GET.method("PUT").header("X-A", "1"), any).assertReadable();
    fetch(GET.withCredentials(), any).assertNotReadable();
  }

  @ParameterizedTest
  @CsvSource({"PUT, Accept", "GET, X-A"})
  void aWildcardIsLiteralInAPreflightWithCredentials(String method, String name) {
    HttpResponse answer =
        ALLOWED
            .with("Access-Control-Allow-Credentials", "true")
            .with("Access-Control-Allow-Methods", "*")
            .with("Access-Control-Allow-Headers", "*");

    fetch(GET.method(method).header(name, "1").withCredentials(), answer).assertNotSent();
  }

  @Test
  void theWildcardDoesNotCoverAuthorization() {
    FetchRequest request = GET.header("Authorization", "Bearer x");
    HttpResponse any = ALLOWED.with("Access-Control-Allow-Headers", "*");

    fetch(request, any).assertNotSent();
    fetch(request, ALLOWED.with("Access-Control-Allow-Headers", "*, Authorization"))
        .assertReadable();
  }

  @ParameterizedTest
  @ValueSource(ints = {199, 301, 302, 401, 403, 500})
  void aPreflightNeedsAStatusOf2xx(int status) {
    HttpResponse answer =
        new HttpResponse(status, ALLOWED.headers())
            .with("Access-Control-Allow-Methods", "PUT")
            .with("Location", "/elsewhere");

    assertThat(fetch(GET.method("PUT"), answer).assertNotSent().sent()).hasSize(1);
  }

  @Test
  void aListThatIsNoListFailsThePreflight() {
    fetch(GET.method("PUT"), ALLOWED.with("Access-Control-Allow-Methods", "PUT; GET"))
        .assertNotSent();
  }

  @Test
  void anErrorStatusIsReadable() {
    assertThat(fetch(GET, new HttpResponse(500, ALLOWED.headers())).assertReadable().response())
        .extracting(HttpResponse::status)
        .isEqualTo(500);
  }

  @Test
  void aScriptSeesSafelistedAndExposedHeadersButNeverCookies() {
    HttpResponse answer =
        ALLOWED
            .with("Content-Type", "text/plain")
            .with("ETag", "1")
            .with("X-Secret", "2")
            .with("Set-Cookie", "a=b")
            .with("Access-Control-Expose-Headers", "etag, Set-Cookie");

    Outcome outcome = fetch(GET, answer).assertExposes("ETag").assertExposes("Content-Type");
    assertThat(outcome.header("X-Secret")).isEmpty();
    assertThat(outcome.header("Set-Cookie")).isEmpty();
    assertThatThrownBy(() -> outcome.assertExposes("X-Secret")).isInstanceOf(AssertionError.class);
  }

  @Test
  void theExposingWildcardIsLiteralWithCredentials() {
    HttpResponse answer =
        ALLOWED
            .with("ETag", "1")
            .with("Access-Control-Allow-Credentials", "true")
            .with("Access-Control-Expose-Headers", "*");

    assertThat(fetch(GET, answer).header("ETag")).contains("1");
    assertThat(fetch(GET.withCredentials(), answer).header("ETag")).isEmpty();
  }

  @Test
  void thePagesOwnOriginNeedsNothing() {
    Outcome outcome =
        fetch(FetchRequest.get(PAGE, PAGE + ":443/x").method("PUT"), HttpResponse.of(200));

    assertThat(outcome.assertReadable().preflighted()).isFalse();
    assertThat(outcome.sent().get(0).headers().get("Origin")).contains(PAGE);
    assertThat(outcome.sent().get(0).credentials()).isTrue();
  }

  @Test
  void credentialsGoByTheirMode() {
    assertThat(fetch(GET, ALLOWED).sent().get(0).credentials()).isFalse();
    assertThat(fetch(GET.withCredentials(), ALLOWED).sent().get(0).credentials()).isTrue();
    assertThat(
            fetch(FetchRequest.get(PAGE, PAGE + "/x").credentials(Credentials.OMIT), ALLOWED)
                .sent()
                .get(0)
                .credentials())
        .isFalse();
  }

  private static Network redirecting(String to) {
    return sent ->
        sent.url().toString().equals(API)
            ? new HttpResponse(302, ALLOWED.headers()).with("Location", to)
            : HttpResponse.of(200)
                .with("Access-Control-Allow-Origin", sent.headers().get("Origin").orElse("none"))
                .with("Access-Control-Allow-Headers", "Authorization");
  }

  @Test
  void aRedirectToAnotherOriginMakesTheOriginNullAndDropsAuthorization() {
    Network network =
        sent -> {
          HttpResponse response = redirecting("https://other.example/").send(sent);
          return Fetch.isPreflight(sent)
              ? ALLOWED.with("Access-Control-Allow-Headers", "Authorization")
              : response;
        };
    Outcome outcome = Fetch.over(network).fetch(GET.header("Authorization", "x")).assertReadable();

    HttpRequest last = outcome.sent().get(outcome.sent().size() - 1);
    assertThat(last.headers().get("Origin")).contains("null");
    assertThat(last.headers().get("Authorization")).isEmpty();
  }

  @Test
  void aRedirectWithinTheOriginKeepsIt() {
    Outcome outcome = Fetch.over(redirecting("/there")).fetch(GET).assertReadable();

    assertThat(outcome.sent().get(1).headers().get("Origin")).contains(PAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://u:p@other.example/", "ftp://other.example/", "http://["})
  void aRedirectNowhereFails(String to) {
    Fetch.over(redirecting(to)).fetch(GET).assertNotReadable();
  }

  @Test
  void aRedirectWithoutGrantFails() {
    fetch(GET, HttpResponse.of(302).with("Location", "/x")).assertNotReadable();
  }

  @Test
  void twentyRedirectsAreFollowedAndNoMore() {
    HttpResponse circle = new HttpResponse(307, ALLOWED.headers()).with("Location", API);

    assertThat(fetch(GET, circle).assertNotReadable().sent()).hasSize(21);
  }

  @ParameterizedTest
  @CsvSource({"301, POST, GET", "302, POST, GET", "303, POST, GET", "307, POST, POST"})
  void aRedirectChangesTheMethodByItsStatus(int status, String method, String becomes) {
    Network network =
        sent ->
            sent.url().toString().equals(API)
                ? new HttpResponse(status, ALLOWED.headers()).with("Location", "/x")
                : ALLOWED;

    assertThat(Fetch.over(network).fetch(GET.method(method)).sent().get(1).method())
        .isEqualTo(becomes);
  }

  @Test
  void theOtherRedirectModes() {
    Fetch browser = Fetch.over(redirecting("/x"));

    browser.fetch(GET.redirect(Redirect.ERROR)).assertNotReadable();
    assertThat(browser.fetch(GET.redirect(Redirect.MANUAL)).response())
        .isEqualTo(HttpResponse.of(0));
  }

  @ParameterizedTest
  @CsvSource({
    "60, 59, false",
    "60, 60, true",
    "0, 0, true",
    "-1, 4, false",
    "-1, 5, true",
    "x, 5, true",
    "99999999999999999999, 599, false",
    "99999999999999999999, 600, true"
  })
  void aPreflightIsKeptForItsMaxAgeAndNoLongerThanTheCap(
      String maxAge, long after, boolean asksAgain) {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    HttpResponse answer =
        ALLOWED.with("Access-Control-Allow-Methods", "PUT").with("Access-Control-Max-Age", maxAge);
    Fetch browser = Fetch.over(sent -> answer, Duration.ofMinutes(10), now::get);

    browser.fetch(GET.method("PUT")).assertPreflighted();
    now.set(Instant.EPOCH.plusSeconds(after));

    assertThat(browser.fetch(GET.method("PUT")).preflighted()).isEqualTo(asksAgain);
  }

  @Test
  void theCacheKeepsOriginsUrlsCredentialsAndNamesApart() {
    HttpResponse answer =
        ALLOWED
            .with("Access-Control-Allow-Headers", "X-A")
            .with("Access-Control-Max-Age", "60")
            .with("Access-Control-Allow-Credentials", "true");
    Fetch browser = Fetch.over(sent -> answer);
    FetchRequest request = GET.header("x-a", "1");

    browser.fetch(request).assertPreflighted();
    assertThat(browser.fetch(request).preflighted()).isFalse();
    browser.fetch(request.withCredentials()).assertPreflighted();
    browser.fetch(request.header("X-B", "1")).assertPreflighted();
    browser.fetch(FetchRequest.get(PAGE, API + "?q").header("x-a", "1")).assertPreflighted();
  }

  @Test
  void aNetworkErrorClearsTheCache() {
    AtomicReference<HttpResponse> answer =
        new AtomicReference<>(
            ALLOWED
                .with("Access-Control-Allow-Methods", "PUT")
                .with("Access-Control-Max-Age", "60"));
    Fetch browser = Fetch.over(sent -> answer.get());
    FetchRequest put = GET.method("PUT");

    browser.fetch(put).assertReadable();
    HttpResponse good = answer.getAndSet(HttpResponse.of(200));
    browser.fetch(put).assertNotReadable();
    answer.set(good);

    browser.fetch(put).assertPreflighted();
  }

  @Test
  void aFailureReadsLikeTheConsoleAndSaysWhy() {
    assertThatThrownBy(() -> fetch(GET.method("PUT"), ALLOWED).assertReadable())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "Access to fetch at '"
                + API
                + "' from origin '"
                + PAGE
                + "' has been blocked by CORS policy: Method PUT is not allowed")
        .hasMessageContaining("CORS-preflight fetch")
        .hasMessageContaining("The request itself was never sent.");
  }

  // ---- what the guard goes by ------------------------------------------------------------------

  private static HttpRequest last(FetchRequest request, Network network) {
    Outcome outcome = Fetch.over(network).fetch(request);
    return outcome.sent().get(outcome.sent().size() - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, https://api.example.com/x, same-origin",
    "https://app.example.com, https://api.example.com/x, same-site",
    "https://api.example.com:8443, https://api.example.com/x, same-site",
    "http://api.example.com, https://api.example.com/x, cross-site",
    "https://app.example.net, https://api.example.com/x, cross-site",
    "https://a.github.io, https://b.github.io/x, cross-site",
    "https://a.example.co.uk, https://b.example.co.uk/x, same-site",
    "https://example.co.uk, https://other.co.uk/x, cross-site",
    "http://localhost:1, http://localhost:2/x, same-site",
    "http://localhost:1, http://127.0.0.1:1/x, cross-site",
    "http://a.localhost, http://b.localhost/x, cross-site",
    "http://127.0.0.1:1, http://127.0.0.1:2/x, same-site",
    "http://127.0.0.1:1, http://127.0.0.2:1/x, cross-site",
    "'null', https://api.example.com/x, cross-site",
    "http://app.test, http://app.test/x, ''",
    "http://evil.test, http://app.test/x, ''"
  })
  void secFetchSiteIsSentToTrustworthyUrlsOnly(String page, String url, String site) {
    HttpRequest sent = last(FetchRequest.form(page, url), any -> HttpResponse.of(200));
    assertThat(sent.headers().all("Sec-Fetch-Site"))
        .isEqualTo(site.isEmpty() ? List.of() : List.of(site));
    assertThat(sent.headers().all("Origin")).containsExactly(page);
  }

  @Test
  void aSafeRequestWithoutCorsHasNoOrigin() {
    FetchRequest link = GET.mode(FetchRequest.Mode.NAVIGATE);
    assertThat(last(link, any -> HttpResponse.of(200)).headers().all("Origin")).isEmpty();
    assertThat(last(GET, any -> ALLOWED).headers().all("Origin")).containsExactly(PAGE);
  }

  @Test
  void noReferrerMakesTheOriginNullUnlessCorsNeedsIt() {
    FetchRequest form = FetchRequest.form(PAGE, API).withoutReferrer();
    assertThat(last(form, any -> HttpResponse.of(200)).headers().all("Origin"))
        .containsExactly("null");
    assertThat(last(GET.method("POST").withoutReferrer(), any -> ALLOWED).headers().all("Origin"))
        .containsExactly(PAGE);
  }

  @Test
  void aFormThatIsTurnedRoundElsewhereHasNoOriginAndStaysCrossSite() {
    Network elsewhere =
        sent ->
            sent.url().getHost().equals("other.example")
                ? HttpResponse.of(307).with("Location", PAGE + "/x")
                : HttpResponse.of(200);
    HttpRequest sent = last(FetchRequest.form(PAGE, "https://other.example/"), elsewhere);
    assertThat(sent.url()).hasToString(PAGE + "/x");
    assertThat(sent.headers().all("Origin")).containsExactly("null");
    assertThat(sent.headers().all("Sec-Fetch-Site")).containsExactly("cross-site");
  }

  @Test
  void withoutCorsNothingIsAskedAndNothingIsRead() {
    Outcome outcome =
        fetch(GET.method("POST").header("X-A", "1").mode(FetchRequest.Mode.NO_CORS), ALLOWED);
    assertThat(outcome.sent()).hasSize(1);
    assertThat(outcome.sent().get(0).headers().all("X-A")).isEmpty();
    assertThat(outcome.sent().get(0).headers().all("Sec-Fetch-Mode")).containsExactly("no-cors");
    outcome.assertNotReadable().assertHandled();
    fetch(GET.method("PUT").mode(FetchRequest.Mode.NO_CORS), ALLOWED).assertNotSent();
  }

  @Test
  void whatTheGuardRefusesHasArrivedAndIsNotHandled() {
    Network guarded =
        new Network() {
          @Override
          public HttpResponse send(HttpRequest request) {
            return HttpResponse.of(403);
          }

          @Override
          public Optional<String> refusedByGuard(HttpRequest request) {
            return Optional.of("because");
          }
        };
    Outcome outcome = Fetch.over(guarded).fetch(FetchRequest.form(PAGE, API));
    outcome.assertRefusedByGuard();
    assertThat(outcome.arrived()).isTrue();
    assertThat(outcome.handled()).isFalse();
    assertThat(outcome.toString()).contains("the guard refused it").contains("because");
    assertThatThrownBy(outcome::assertHandled).isInstanceOf(AssertionError.class);
  }
}
