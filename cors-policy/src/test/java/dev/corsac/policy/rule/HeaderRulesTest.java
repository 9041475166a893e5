package dev.corsac.policy.rule;

import static dev.corsac.policy.rule.Reviews.findings;
import static dev.corsac.policy.rule.Reviews.review;
import static dev.corsac.policy.rule.Reviews.sound;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "X Foo", "X-Foo:", "X-A, X-B", "X-Fóo", "\"x\"", "X\u0000", "(x)"})
  void aHeaderNameIsAToken(String name) {
    assertThat(findings(sound().allowingHeaders(name)))
        .containsExactly("allowedHeaders[0] ERROR header-malformed");
    assertThat(findings(sound().exposingHeaders("X-Ok", name)))
        .containsExactly("exposedHeaders[1] ERROR header-malformed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "X Foo|X-Foo",
        "X-Foo:|X-Foo",
        " X-Foo |X-Foo",
        "X-Foo: bar|X-Foo",
        "\"X-Foo\"|X-Foo",
        "X\u2011Foo|X-Foo",
        "X/Foo|X-Foo"
      })
  void aMechanicalRepairIsSuggested(String name, String suggestion) {
    assertThat(review(sound().allowingHeaders(name)).findings().get(0).suggestion())
        .contains(suggestion);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "X-Foo",
        "Content-Type",
        "Range",
        "User-Agent",
        "x!#$%&'*+-.^_`|~9",
        "X-HTTP-Method-Override",
        "*"
      })
  void ordinaryRequestHeadersMayBeListed(String name) {
    assertThat(findings(sound().allowingHeaders(name))).isEmpty();
    assertThat(review(sound().allowingHeaders(name)).policy().orElseThrow().allowedHeaders())
        .containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept-Charset",
        "Accept-Encoding",
        "Access-Control-Request-Headers",
        "Access-Control-Request-Method",
        "Connection",
        "Content-Length",
        "Cookie",
        "Cookie2",
        "Date",
        "DNT",
        "Expect",
        "Host",
        "Keep-Alive",
        "Origin",
        "Referer",
        "Set-Cookie",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Via",
        "Proxy-Authorization",
        "sec-fetch-mode",
        "cOOkie"
      })
  void whatBrowsersForbidIsRefused(String name) {
    assertThat(findings(sound().allowingHeaders(name)))
        .containsExactly("allowedHeaders[0] ERROR request-header-forbidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Access-Control-Allow-Origin",
        "access-control-allow-headers",
        "Access-Control-Max-Age"
      })
  void responseHeadersOfCorsAreNoRequestHeaders(String name) {
    assertThat(findings(sound().allowingHeaders(name)))
        .containsExactly("allowedHeaders[0] ERROR request-header-is-response-header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "accept-language", "Content-Language"})
  void whatNeedsNoPermissionIsWorthAWarning(String name) {
    assertThat(findings(sound().allowingHeaders(name)))
        .containsExactly("allowedHeaders[0] WARNING request-header-safelisted");
  }

  @Test
  void anyHeaderHasNoCredentials() {
    assertThat(findings(sound().allowingHeaders("*").exposingHeaders("X-A", "*"))).isEmpty();
    assertThat(findings(sound().allowingHeaders("*").exposingHeaders("X-A", "*").withCredentials()))
        .containsExactly(
            "allowedHeaders[0] ERROR any-header-with-credentials",
            "exposedHeaders[1] ERROR any-header-with-credentials");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Set-Cookie", "set-cookie2"})
  void cookiesAreNeverExposed(String name) {
    assertThat(findings(sound().exposingHeaders(name)))
        .containsExactly("exposedHeaders[0] ERROR response-header-forbidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Origin", "Access-Control-Request-Method", "access-control-request-headers"})
  void requestHeadersOfCorsAreNoResponseHeaders(String name) {
    assertThat(findings(sound().exposingHeaders(name)))
        .containsExactly("exposedHeaders[0] ERROR response-header-is-request-header");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cache-Control",
        "Content-Language",
        "Content-Length",
        "Content-Type",
        "Expires",
        "Last-Modified",
        "PRAGMA"
      })
  void whatIsReadableAnywayIsWorthAWarning(String name) {
    assertThat(findings(sound().exposingHeaders(name)))
        .containsExactly("exposedHeaders[0] WARNING response-header-safelisted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Location", "ETag", "X-Total-Count", "WWW-Authenticate"})
  void ordinaryResponseHeadersMayBeExposed(String name) {
    assertThat(findings(sound().exposingHeaders(name))).isEmpty();
  }

  @Test
  void theSameNameTwiceIsADuplicateWhateverItsCase() {
    assertThat(findings(sound().allowingHeaders("X-A", "X-B", "x-a").exposingHeaders("X-A", "X-A")))
        .containsExactly(
            "allowedHeaders[2] WARNING header-duplicate",
            "exposedHeaders[1] WARNING header-duplicate");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 86_401, Long.MIN_VALUE, Long.MAX_VALUE})
  void aMaxAgeIsADayAtMost(long seconds) {
    assertThat(findings(sound().withMaxAge(seconds)))
        .containsExactly("maxAge ERROR max-age-out-of-range");
    assertThat(review(sound().withMaxAge(seconds)).policy()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 86_400})
  void aMaxAgeWithinADayIsKept(long seconds) {
    assertThat(review(sound().withMaxAge(seconds)).policy().orElseThrow().maxAge())
        .isEqualTo(seconds);
  }
}
