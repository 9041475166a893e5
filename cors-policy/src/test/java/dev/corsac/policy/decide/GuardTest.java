package dev.corsac.policy.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.Policy;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * docs/architecture.md#guard, row by row; the rows of what browsers and proxies were seen to send.
 */
class GuardTest {
  private static final String PARTNER = "https://partner.example";
  private static final Policy LISTED = policy(false, PARTNER, "https://*.shop.example");
  private static final Policy WITH_CREDENTIALS = policy(true, PARTNER, "https://*.shop.example");
  private static final Policy ANY = policy(false, "*");
  private static final Guard GUARD = new Guard(null);
  private static final Guard CONFIGURED =
      new Guard(origins("https://app.test", "https://www.app.test"));

  private static OriginSet origins(String... origins) {
    return OriginSet.of(Stream.of(origins).map(OriginPattern::of).toList());
  }

  private static Policy policy(boolean credentials, String... origins) {
    return Policy.of(origins(origins), List.of(), List.of(), credentials, 0);
  }

  private static GuardVerdict sameOrigin(String... lines) {
    return GUARD.judge(Policy.SAME_ORIGIN, RequestFields.post(lines));
  }

  private static GuardVerdict atHost(String authority, String... lines) {
    return GUARD.judge(Policy.SAME_ORIGIN, new RequestFields("POST", authority, List.of(lines)));
  }

  // ---- who is not asked ------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void aSafeMethodIsHandledWhoeverSendsItAndNoHeaderIsRead(String method) {
    RequestFields request =
        new RequestFields(
            method, "app.test", List.of("Sec-Fetch-Site: cross-site", "Origin: https://evil.test"));
    assertThat(GUARD.judge(Policy.SAME_ORIGIN, request)).isEqualTo(GuardVerdict.SAFE_METHOD);
    assertThat(request.read).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "QUERY", "LINK", "get", "TRACE"})
  void everyOtherMethodIsGuarded(String method) {
    RequestFields request =
        new RequestFields(method, "app.test", List.of("Sec-Fetch-Site: cross-site"));
    assertThat(GUARD.judge(Policy.SAME_ORIGIN, request)).isEqualTo(GuardVerdict.CROSS_SITE);
  }

  @Test
  void whatIsNotGovernedOrNotGuardedIsHandledAndNoHeaderIsRead() {
    RequestFields request = RequestFields.post("Sec-Fetch-Site: cross-site");
    assertThat(GUARD.judge(null, request)).isEqualTo(GuardVerdict.NOT_GOVERNED);
    assertThat(GUARD.judge(Policy.SAME_ORIGIN_UNGUARDED, request))
        .isEqualTo(GuardVerdict.NOT_GUARDED);
    assertThat(GUARD.judge(LISTED.guardedIf(false), request)).isEqualTo(GuardVerdict.NOT_GUARDED);
    assertThat(request.read).isEmpty();
  }

  // ---- Sec-Fetch-Site --------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "same-origin, SAME_ORIGIN",
    "none, USER_INITIATED",
    "same-site, SAME_SITE",
    "cross-site, CROSS_SITE",
    "cross-origin, UNKNOWN_SITE",
    "Cross-Site, UNKNOWN_SITE",
    "Same-Origin, UNKNOWN_SITE",
    "'', UNKNOWN_SITE",
    "cross-site;a=1, UNKNOWN_SITE",
    "same-origin;a=1, UNKNOWN_SITE",
    "'same-origin, cross-site', UNKNOWN_SITE",
    "'same-origin, same-origin', UNKNOWN_SITE"
  })
  void secFetchSiteDecidesAloneWhereItIsThere(String site, GuardVerdict verdict) {
    String line = "Sec-Fetch-Site: " + site;
    assertThat(sameOrigin(line)).isEqualTo(verdict);
    assertThat(sameOrigin(line, "Origin: null")).isEqualTo(verdict);
    assertThat(atHost("evil.test", line, "Origin: https://evil.test")).isEqualTo(verdict);
  }

  @Test
  void severalLinesOfSecFetchSiteAreRefusedWhateverTheySay() {
    assertThat(sameOrigin("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"))
        .isEqualTo(GuardVerdict.SEVERAL_SITES);
    assertThat(sameOrigin("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: same-origin"))
        .isEqualTo(GuardVerdict.SEVERAL_SITES);
  }

  @Test
  void anHttpPageOfTheSameHostIsAnotherSite() {
    assertThat(atHost("app.test", "Origin: http://app.test", "Sec-Fetch-Site: cross-site"))
        .isEqualTo(GuardVerdict.CROSS_SITE);
  }

  // ---- Origin ----------------------------------------------------------------------------------

  @Test
  void whoSendsNeitherIsNoBrowser() {
    assertThat(sameOrigin("Cookie: a=b", "User-Agent: curl/8")).isEqualTo(GuardVerdict.NO_BROWSER);
  }

  @Test
  void severalLinesOfOriginAreRefusedWhateverTheySay() {
    String own = "Origin: https://app.test";
    assertThat(atHost("app.test", own, own)).isEqualTo(GuardVerdict.SEVERAL_ORIGINS);
    assertThat(atHost("app.test", own, own, "Sec-Fetch-Site: same-origin"))
        .isEqualTo(GuardVerdict.SEVERAL_ORIGINS);
    assertThat(
            GUARD.judge(
                WITH_CREDENTIALS,
                RequestFields.post("Origin: " + PARTNER, "Origin: https://evil.test")))
        .isEqualTo(GuardVerdict.SEVERAL_ORIGINS);
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.test, app.test, OWN_ORIGIN",
    "http://app.test, app.test, OWN_ORIGIN",
    "https://app.test, APP.Test, OWN_ORIGIN",
    "https://app.test, app.test:443, OWN_ORIGIN",
    "http://app.test, app.test:443, OTHER_HOST",
    "http://app.test, app.test:80, OWN_ORIGIN",
    "https://app.test, app.test:80, OTHER_HOST",
    "https://app.test, app.test:, OWN_ORIGIN",
    "https://app.test:8443, app.test:8443, OWN_ORIGIN",
    "https://app.test:8443, app.test, OTHER_HOST",
    "https://app.test, app.test:8443, OTHER_HOST",
    "https://app.test:443, app.test:443, OTHER_HOST",
    "http://[::1], [::1], OWN_ORIGIN",
    "http://[::1]:8080, [::1]:8080, OWN_ORIGIN",
    "http://[2001:db8::1], [2001:DB8::1]:80, OWN_ORIGIN",
    "https://app.test., app.test, OTHER_HOST",
    "https://app.test., app.test., OWN_ORIGIN",
    "https://APP.test, app.test, OTHER_HOST",
    "HTTPS://app.test, app.test, OTHER_HOST",
    "https://app.test/, app.test, OTHER_HOST",
    "https://evil.test@app.test, app.test, OTHER_HOST",
    "https://evil.test@app.test, evil.test@app.test, OTHER_HOST",
    "https://app.test@evil.test, app.test, OTHER_HOST",
    "https://app.test.evil.test, app.test, OTHER_HOST",
    "https://evilapp.test, app.test, OTHER_HOST",
    "https://www.app.test, app.test, OTHER_HOST",
    "'https://app.test, https://app.test', app.test, OTHER_HOST",
    "capacitor://localhost, localhost, OTHER_HOST",
    "ftp://app.test, app.test, OTHER_HOST",
    "//app.test, app.test, OTHER_HOST",
    "app.test, app.test, OTHER_HOST",
    "https://, '', OTHER_HOST",
    "'', app.test, OTHER_HOST",
    "null, null, OPAQUE_ORIGIN"
  })
  void withoutSecFetchSiteTheOriginHasToBeTheHost(
      String origin, String host, GuardVerdict verdict) {
    assertThat(atHost(host, "Origin: " + origin)).as("request URI").isEqualTo(verdict);
    assertThat(sameOrigin("Origin: " + origin, "Host: " + host)).as("Host").isEqualTo(verdict);
    assertThat(atHost("10.0.0.7:8080", "Origin: " + origin, "X-Forwarded-Host: " + host))
        .as("X-Forwarded-Host")
        .isEqualTo(verdict);
    assertThat(atHost("10.0.0.7:8080", "Origin: " + origin, "Forwarded: host=\"" + host + "\""))
        .as("Forwarded")
        .isEqualTo(verdict);
  }

  @Test
  void overHttp2TheRequestUriIsEnough() {
    assertThat(atHost("app.test:8443", "Origin: https://app.test:8443"))
        .isEqualTo(GuardVerdict.OWN_ORIGIN);
    assertThat(atHost("app.test", "Origin: https://evil.test")).isEqualTo(GuardVerdict.OTHER_HOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-Host: app.test",
        "X-Forwarded-Host: other.test, app.test",
        "X-Forwarded-Host: app.test:443 , other.test",
        "Forwarded: host=app.test",
        "Forwarded: for=192.0.2.60;proto=http; Host=\"app.test\"",
        "Forwarded: for=\"[2001:db8::1]:4711, x\";by=1, for=1;host=\"app.test:443\";proto=https",
        "Forwarded: host=\"a\\pp.test\"",
        "Forwarded: secret=a;;host=app.test"
      })
  void proxiesThatPassTheHostOnHealIt(String line) {
    assertThat(atHost("127.0.0.1:8080", "Origin: https://app.test", "Host: 127.0.0.1:8080", line))
        .isEqualTo(GuardVerdict.OWN_ORIGIN);
    assertThat(atHost("127.0.0.1:8080", "Origin: https://evil.test", "Host: 127.0.0.1:8080", line))
        .isEqualTo(GuardVerdict.OTHER_HOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded: for=app.test",
        "Forwarded: xhost=app.test",
        "Forwarded: for=\"host=app.test\"",
        "Forwarded: for=\";host=app.test\"",
        "Forwarded: host=\"app.test",
        "Forwarded: host=\"app.test\\",
        "Forwarded: host=",
        "Forwarded: host",
        "Forwarded: app.test",
        "X-Forwarded-Server: app.test",
        "Referer: https://app.test/",
        "X-Forwarded-Host: https://app.test"
      })
  void nothingElseIsAHost(String line) {
    assertThat(atHost("127.0.0.1:8080", "Origin: https://app.test", line))
        .isEqualTo(GuardVerdict.OTHER_HOST);
  }

  @Test
  void theForwardedPortStandsForOneThatIsMissing() {
    String own = "Origin: https://app.test:8443";
    String host = "X-Forwarded-Host: app.test";
    assertThat(atHost("10.0.0.7", own, host)).isEqualTo(GuardVerdict.OTHER_HOST);
    assertThat(atHost("10.0.0.7", own, host, "X-Forwarded-Port: 8443"))
        .isEqualTo(GuardVerdict.OWN_ORIGIN);
    assertThat(atHost("app.test", own, "X-Forwarded-Port: 8443"))
        .isEqualTo(GuardVerdict.OWN_ORIGIN);
    assertThat(atHost("10.0.0.7", own, host, "X-Forwarded-Port: 443, 8443"))
        .isEqualTo(GuardVerdict.OWN_ORIGIN);
    assertThat(atHost("app.test:8443", own, "X-Forwarded-Port: 443"))
        .isEqualTo(GuardVerdict.OWN_ORIGIN);
    // It replaces the default, and is no port if it is no number.
    assertThat(atHost("app.test", "Origin: https://app.test", "X-Forwarded-Port: 8443"))
        .isEqualTo(GuardVerdict.OTHER_HOST);
    assertThat(atHost("app.test", "Origin: https://app.test", "X-Forwarded-Port: https"))
        .isEqualTo(GuardVerdict.OWN_ORIGIN);
  }

  @Test
  void theProxysFixIsNamedWhereItHelps() {
    assertThat(GuardVerdict.OTHER_HOST.reason())
        .contains("X-Forwarded-Host (nginx: proxy_set_header X-Forwarded-Host $http_host)")
        .contains("or Forwarded (RFC 7239: host=\"…\" in it)")
        .contains("corsac.own.origins");
  }

  // ---- the policy ------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {PARTNER, "https://eu.shop.example"})
  void anAllowedOriginIsHandledWhateverSecFetchSiteSays(String origin) {
    for (String site : List.of("cross-site", "same-site", "odd")) {
      RequestFields request = RequestFields.post("Origin: " + origin, "Sec-Fetch-Site: " + site);
      assertThat(GUARD.judge(LISTED, request)).isEqualTo(GuardVerdict.ALLOWED_ORIGIN);
      assertThat(GUARD.judge(WITH_CREDENTIALS, request)).isEqualTo(GuardVerdict.ALLOWED_ORIGIN);
    }
  }

  @Test
  void cookiesComeFromAnAllowedOriginOnlyWhereThePolicyHasCredentials() {
    RequestFields foreign =
        RequestFields.post("Origin: " + PARTNER, "Cookie: s=1", "Sec-Fetch-Site: cross-site");
    assertThat(GUARD.judge(WITH_CREDENTIALS, foreign)).isEqualTo(GuardVerdict.ALLOWED_ORIGIN);
    assertThat(GUARD.judge(LISTED, foreign)).isEqualTo(GuardVerdict.COOKIES);
    assertThat(GUARD.judge(ANY, foreign)).isEqualTo(GuardVerdict.COOKIES);
    assertThat(GUARD.judge(ANY, RequestFields.post("Cookie: s=1", "Sec-Fetch-Site: same-origin")))
        .isEqualTo(GuardVerdict.SAME_ORIGIN);
    assertThat(GUARD.judge(ANY, RequestFields.post("Cookie: s=1")))
        .isEqualTo(GuardVerdict.NO_BROWSER);
  }

  @Test
  void anyOriginIsHandledWithoutCookies() {
    for (String origin : List.of("https://evil.test", "null", "")) {
      assertThat(
              GUARD.judge(
                  ANY, RequestFields.post("Origin: " + origin, "Sec-Fetch-Site: cross-site")))
          .isEqualTo(GuardVerdict.ALLOWED_ORIGIN);
    }
  }

  @Test
  void nullIsAllowedByNoList() {
    assertThat(
            GUARD.judge(
                WITH_CREDENTIALS, RequestFields.post("Origin: null", "Sec-Fetch-Site: cross-site")))
        .isEqualTo(GuardVerdict.CROSS_SITE);
  }

  @Test
  void policiesThatDisagreeAllowNobody() {
    assertThat(GUARD.judge(Policy.UNDECIDED, RequestFields.post("Sec-Fetch-Site: same-site")))
        .isEqualTo(GuardVerdict.SAME_SITE);
  }

  // ---- corsac.own.origins ----------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "https://app.test, '', OWN_ORIGIN",
    "https://www.app.test, '', OWN_ORIGIN",
    "http://app.test, '', NOT_AN_OWN_ORIGIN",
    "https://10.0.0.7, '', NOT_AN_OWN_ORIGIN",
    "null, '', OPAQUE_ORIGIN",
    "https://app.test, same-origin, SAME_ORIGIN",
    "https://evil.test, same-origin, NOT_AN_OWN_ORIGIN",
    "null, same-origin, SAME_ORIGIN",
    "https://evil.test, none, USER_INITIATED",
    "https://app.test, cross-site, CROSS_SITE",
    "https://www.app.test, same-site, SAME_SITE"
  })
  void ownOriginsReplaceTheHost(String origin, String site, GuardVerdict verdict) {
    List<String> lines =
        new ArrayList<>(
            List.of("Origin: " + origin, "Host: 10.0.0.7", "X-Forwarded-Host: evil.test"));
    if (!site.isEmpty()) {
      lines.add("Sec-Fetch-Site: " + site);
    }
    assertThat(CONFIGURED.judge(Policy.SAME_ORIGIN, new RequestFields("POST", "10.0.0.7", lines)))
        .isEqualTo(verdict);
  }

  @Test
  void ownOriginsDoNotConcernWhoIsAllowedOrSendsNoOrigin() {
    assertThat(CONFIGURED.judge(LISTED, RequestFields.post("Origin: " + PARTNER)))
        .isEqualTo(GuardVerdict.ALLOWED_ORIGIN);
    assertThat(CONFIGURED.judge(LISTED, RequestFields.post())).isEqualTo(GuardVerdict.NO_BROWSER);
    assertThat(CONFIGURED.judge(LISTED, RequestFields.post("Sec-Fetch-Site: same-origin")))
        .isEqualTo(GuardVerdict.SAME_ORIGIN);
  }

  // ---- all together ----------------------------------------------------------------------------

  private static final List<Policy> POLICIES =
      List.of(
          Policy.SAME_ORIGIN,
          Policy.SAME_ORIGIN_UNGUARDED,
          Policy.UNDECIDED,
          LISTED,
          LISTED.guardedIf(false),
          WITH_CREDENTIALS,
          ANY);
  private static final List<List<String>> SITES =
      List.of(
          List.of(),
          List.of("same-origin"),
          List.of("none"),
          List.of("same-site"),
          List.of("cross-site"),
          List.of("cross-origin"),
          List.of(""),
          List.of("Same-Origin"),
          List.of("same-origin;a=1"),
          List.of("same-origin, cross-site"),
          List.of("same-origin", "cross-site"),
          List.of("none", "none"));
  private static final List<List<String>> ORIGINS =
      List.of(
          List.of(),
          List.of("https://app.test"),
          List.of("http://app.test"),
          List.of("https://app.test:8443"),
          List.of("http://[::1]:8080"),
          List.of(PARTNER),
          List.of("https://eu.shop.example"),
          List.of("https://evil.test"),
          List.of("null"),
          List.of(""),
          List.of("https://app.test", "https://app.test"),
          List.of(PARTNER, "https://evil.test"),
          List.of("https://evil.test@app.test"),
          List.of("capacitor://localhost"),
          List.of("https://APP.test"),
          List.of("https://app.test."),
          List.of("https://app.test:443"));
  private static final List<String> HOSTS =
      List.of(
          "app.test",
          "APP.TEST",
          "app.test:443",
          "app.test:80",
          "app.test:8443",
          "[::1]:8080",
          "localhost",
          "10.0.0.7:8080",
          "evil.test@app.test",
          "app.test.");

  @Tag("slow")
  @Test
  void agreesWithTheModelOnRandomRequests() {
    Random random = new Random(25);
    Map<GuardVerdict, Integer> seen = new EnumMap<>(GuardVerdict.class);
    for (int i = 0; i < 200_000; i++) {
      Policy policy = pick(random, POLICIES);
      RequestFields request = request(random);
      boolean configured = random.nextInt(4) == 0;
      @Nullable List<String> own =
          configured ? List.of("https://app.test", "https://www.app.test") : null;
      GuardVerdict verdict = (configured ? CONFIGURED : GUARD).judge(policy, request);
      assertThat(verdict.handled())
          .as(() -> policy.origins().patterns() + " " + request + " " + own + ": " + verdict)
          .isEqualTo(GuardModel.handles(policy, request, own));
      seen.merge(verdict, 1, Integer::sum);
    }
    assertThat(seen.keySet())
        .isEqualTo(EnumSet.complementOf(EnumSet.of(GuardVerdict.NOT_GOVERNED)));
    assertThat(seen.values()).allMatch(count -> count > 50);
  }

  private static RequestFields request(Random random) {
    List<String> lines = new ArrayList<>();
    pick(random, SITES).forEach(site -> lines.add("Sec-Fetch-Site: " + site));
    pick(random, ORIGINS).forEach(origin -> lines.add("Origin: " + origin));
    if (random.nextInt(3) == 0) {
      lines.add("Cookie: s=1");
    }
    if (random.nextInt(4) != 0) {
      lines.add("Host: " + pick(random, HOSTS));
    }
    if (random.nextInt(4) == 0) {
      lines.add("X-Forwarded-Host: " + pick(random, HOSTS) + ", " + pick(random, HOSTS));
    }
    if (random.nextInt(4) == 0) {
      lines.add("X-Forwarded-Port: " + pick(random, List.of("443", "80", "8443", "x", "")));
    }
    if (random.nextInt(4) == 0) {
      lines.add(
          "Forwarded: for=1, for=\"a\";host=\"" + pick(random, HOSTS) + "\";proto=https, by=2");
    }
    String method =
        pick(
            random,
            List.of(
                "POST", "POST", "PUT", "PATCH", "DELETE", "QUERY", "LINK", "GET", "HEAD",
                "OPTIONS"));
    return new RequestFields(method, random.nextInt(3) == 0 ? null : pick(random, HOSTS), lines);
  }

  private static <T> T pick(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
