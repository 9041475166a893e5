package dev.corsac.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.browsers.app.GuardedResource;
import dev.corsac.browsers.app.SampleApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What one browser sends without asking, and whether the method ran (docs/architecture.md#guard).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuardScenarios {

  /** All ways that name the page's origin. */
  @SuppressWarnings("UnusedVariable") // @FieldSource names it.
  private static final Set<Way> WAYS = Way.NAMING_THE_PAGE;

  private static final String REFERRER =
      """
      ([policy]) => {
        const meta = document.createElement("meta");
        meta.name = "referrer";
        meta.content = policy;
        document.head.append(meta);
      }
      """;

  private final BrowserKind kind;
  private Bench bench;
  @TempDir Path folder;

  GuardScenarios(BrowserKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void start() {
    bench =
        Bench.start(kind, pages -> new SampleApplication(pages.get(0).origin("app.example.com")));
  }

  @AfterAll
  void close() {
    if (bench != null) {
      bench.close();
    }
  }

  Bench bench() {
    return bench;
  }

  /** Whether the method ran after a page of this origin had the browser send a request. */
  private boolean runs(String page, Way way, String url) throws InterruptedException {
    return runs(page, way, url, "");
  }

  private boolean runs(String page, Way way, String url, String referrerPolicy)
      throws InterruptedException {
    return GuardedResource.hasRun(sent(page, way, url, referrerPolicy));
  }

  /** Has the browser send a request, and waits for the answer. */
  private String sent(String page, Way way, String url, String referrerPolicy)
      throws InterruptedException {
    String id = Api.newId();
    String marked = marked(url, id);
    bench.browser().open(way.page(page, marked));
    if (!referrerPolicy.isEmpty()) {
      bench.browser().evaluate(REFERRER, List.of(referrerPolicy));
    }
    if (way == Way.ON_LEAVING) {
      // What is asked of the browser next would else be asked of the page that is being left.
      bench.browser().leave(way.script(), List.of(marked));
    } else {
      bench.browser().evaluate(way.script(), List.of(marked));
    }
    awaitAnswer(id);
    return id;
  }

  static String marked(String url, String id) {
    return url + (url.contains("?") ? "&" : "?") + Api.CALL + "=" + id;
  }

  void awaitAnswer(String id) throws InterruptedException {
    assertThat(GuardedResource.answered(id).tryAcquire(20, TimeUnit.SECONDS))
        .as("answered, after %s", bench.api().arrivals(id))
        .isTrue();
  }

  /** The first request of a call. */
  private Arrival arrival(String id) {
    return bench.api().arrivals(id).get(0);
  }

  private String own(String host) {
    return bench.api().origin(host);
  }

  String guarded(String host) {
    return own(host) + "/guarded";
  }

  @ParameterizedTest
  @FieldSource("WAYS")
  void theServicesOwnPageMay(Way way) throws Exception {
    boolean takenForAnother =
        way == Way.NEW_WINDOW && Deviation.NEW_WINDOW_WITHOUT_OPENER_IS_CROSS_SITE.of(kind);
    assertThat(runs(own("localhost"), way, guarded("localhost"))).isEqualTo(!takenForAnother);
    assertThat(runs(own(Names.API), way, guarded(Names.API))).isEqualTo(namesThePage(way));
  }

  private boolean namesThePage(Way way) {
    return way != Way.VIOLATION_REPORT || !Deviation.REPORT_OF_NO_ORIGIN.of(kind);
  }

  @ParameterizedTest
  @FieldSource("WAYS")
  void anotherSiteMayNot(Way way) throws Exception {
    assertThat(runs(bench.page("127.0.0.1"), way, guarded("localhost"))).isFalse();
    assertThat(runs(bench.page("evilexample.com"), way, guarded(Names.API))).isFalse();
  }

  @ParameterizedTest
  @FieldSource("WAYS")
  void anotherPortAndASiblingMayNot(Way way) throws Exception {
    assertThat(runs(bench.page("localhost"), way, guarded("localhost"))).isFalse();
    assertThat(runs(bench.page("app.example.com"), way, guarded(Names.API))).isFalse();
  }

  @Test
  void theServicesOwnPageWithoutReferrerMayWhereSecFetchSiteTellsIt() throws Exception {
    assertThat(runs(own("localhost"), Way.FORM, guarded("localhost"), "no-referrer")).isTrue();
    assertThat(runs(own(Names.API), Way.FORM, guarded(Names.API), "no-referrer")).isFalse();
  }

  /**
   * docs/architecture.md#cross-origin-browser-request: over plain http only the host is left to
   * compare with.
   */
  @Test
  void secFetchSiteIsSentToLoopbackAndNotToNamesOverHttp() throws Exception {
    String loopback = sent(own("localhost"), Way.FORM, guarded("localhost"), "");
    assertThat(arrival(loopback).header("Sec-Fetch-Site")).isEqualTo("same-origin");
    String name = sent(own(Names.API), Way.FORM, guarded(Names.API), "");
    assertThat(arrival(name).header("Sec-Fetch-Site")).isNull();
    assertThat(arrival(name).header("Origin")).isEqualTo(own(Names.API));
  }

  @Test
  void aFrameFromADataUrlMayNot() throws Exception {
    assertThat(runs(own("localhost"), Way.DATA_FRAME, guarded("localhost"))).isFalse();
    assertThat(runs(own(Names.API), Way.DATA_FRAME, guarded(Names.API))).isFalse();
  }

  @Test
  void aSandboxedFrameMayNot() throws Exception {
    assertThat(runs(own("localhost"), Way.SANDBOXED_FRAME, guarded("localhost"))).isFalse();
    assertThat(runs(own(Names.API), Way.SANDBOXED_FRAME, guarded(Names.API))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"FORM", "NO_CORS"})
  void whatIsTurnedRoundElsewhereMayNot(Way way) throws Exception {
    String turn = guarded("127.0.0.1") + "/turn?to=" + guarded("localhost");
    assertThat(runs(own("localhost"), way, turn)).isFalse();
  }

  @ParameterizedTest
  @FieldSource("WAYS")
  void anAllowedOriginMay(Way way) throws Exception {
    assertThat(runs(bench.page("app.example.com"), way, guarded(Names.API) + "/listed"))
        .isEqualTo(namesThePage(way));
    assertThat(runs(bench.page("evilexample.com"), way, guarded(Names.API) + "/listed")).isFalse();
  }

  @Test
  void anybodyMayWhatIsNotGuarded() throws Exception {
    assertThat(runs(bench.page("evilexample.com"), Way.FORM, guarded(Names.API) + "/open"))
        .isTrue();
    assertThat(runs(bench.page("127.0.0.1"), Way.SANDBOXED_FRAME, guarded("localhost") + "/open"))
        .isTrue();
  }

  @Test
  void anAllowedPatternMay() throws Exception {
    String pattern = guarded(Names.API) + "/pattern";
    assertThat(runs(bench.page("a.b.app.example.com"), Way.FORM, pattern)).isTrue();
    assertThat(runs(bench.page("app.example.com"), Way.FORM, pattern)).isFalse();
    assertThat(runs(bench.page("evil-app.example.com"), Way.FORM, pattern)).isFalse();
    assertThat(runs(bench.page("app.example.com.evil.org"), Way.FORM, pattern)).isFalse();
  }

  /** Siblings' forms carry the user's cookies; a policy without credentials lets none in. */
  @ParameterizedTest
  @EnumSource(names = {"FORM", "NO_CORS"})
  void cookiesOfAnAllowedOriginNeedCredentials(Way way) throws Exception {
    String partner = bench.page("app.example.com");
    String cookie = "([value]) => { document.cookie = value; }";
    bench.browser().open(own(Names.API) + "/page");
    bench.browser().evaluate(cookie, List.of("session=1; path=/"));
    try {
      String sent = sent(partner, way, guarded(Names.API) + "/listed", "");
      assertThat(arrival(sent).header("Cookie")).isEqualTo("session=1");
      assertThat(GuardedResource.hasRun(sent)).isFalse();
      assertThat(runs(partner, way, guarded(Names.API) + "/credentials")).isTrue();
    } finally {
      bench.browser().open(own(Names.API) + "/page");
      bench.browser().evaluate(cookie, List.of("session=; path=/; max-age=0"));
    }
  }

  /** Without a referrer a form says "null", whoever the policy lists. */
  @Test
  void anAllowedOriginWithoutReferrerMayNot() throws Exception {
    assertThat(
            runs(
                bench.page("app.example.com"),
                Way.FORM,
                guarded(Names.API) + "/listed",
                "no-referrer"))
        .isFalse();
  }

  /** A partner's form that the partner's own server turns round. */
  @Test
  void anAllowedOriginsRedirectMayWhereTheBrowserStillNamesIt() throws Exception {
    String partner = bench.page("app.example.com");
    String turn = partner + "/turn?to=" + guarded(Names.API) + "/listed";
    assertThat(runs(partner, Way.FORM, turn))
        .isEqualTo(!Deviation.REDIRECTED_FORM_OF_NO_ORIGIN.of(kind));
    assertThat(runs(partner, Way.CORS, turn)).isTrue();
    String stranger = bench.page("evilexample.com");
    assertThat(runs(stranger, Way.FORM, stranger + "/turn?to=" + guarded(Names.API) + "/listed"))
        .isFalse();
  }

  /** A PUT of the page's own origin asks nobody. */
  @Test
  void theServicesOwnPageMayPut() throws Exception {
    assertThat(runs(own("localhost"), Way.PUT, guarded("localhost"))).isTrue();
    assertThat(runs(own(Names.API), Way.PUT, guarded(Names.API))).isTrue();
  }

  /** What a preflight granted, and a filter led to a stricter method. */
  @Test
  void whatAPreflightGrantedByMistakeMayNot() throws Exception {
    String partner = bench.page("app.example.com");
    String put = guarded(Names.API) + "/listed";
    assertThat(runs(partner, Way.PUT, put)).isTrue();
    String sent = sent(partner, Way.PUT, put + "?elsewhere=1", "");
    assertThat(bench.api().arrivals(sent)).extracting(Arrival::method).contains("OPTIONS", "PUT");
    assertThat(GuardedResource.hasRun(sent)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"FORM", "NO_CORS", "BEACON"})
  void anotherSitesPageWithoutReferrerMayNot(Way way) throws Exception {
    assertThat(runs(bench.page("127.0.0.1"), way, guarded("localhost"), "no-referrer")).isFalse();
    assertThat(runs(bench.page("evilexample.com"), way, guarded(Names.API), "no-referrer"))
        .isFalse();
  }

  /** Chromium names the page all the same where no Sec-Fetch-Site tells it. */
  @ParameterizedTest
  @CsvSource({
    "NO_CORS, no-referrer, UNREFERRED_FETCH_NAMES_THE_PAGE",
    "NEW_WINDOW_WITHOUT_REFERRER, '', UNREFERRED_WINDOW_NAMES_THE_PAGE"
  })
  void theServicesOwnPageWithoutReferrerMayWhereTheBrowserNamesIt(
      Way way, String referrerPolicy, Deviation names) throws Exception {
    boolean takenForAnother =
        way == Way.NEW_WINDOW_WITHOUT_REFERRER
            && Deviation.NEW_WINDOW_WITHOUT_OPENER_IS_CROSS_SITE.of(kind);
    assertThat(runs(own("localhost"), way, guarded("localhost"), referrerPolicy))
        .isEqualTo(!takenForAnother);
    assertThat(runs(own(Names.API), way, guarded(Names.API), referrerPolicy))
        .isEqualTo(names.of(kind));
  }

  @Test
  void aPageThatIsSandboxedMayNot() throws Exception {
    Way way = Way.FORM_OF_A_SANDBOXED_PAGE;
    assertThat(runs(own("localhost"), way, guarded("localhost"))).isFalse();
    assertThat(runs(own(Names.API), way, guarded(Names.API))).isFalse();
  }

  /** It has no origin that anybody could list. */
  @ParameterizedTest
  @EnumSource(names = {"FORM", "NO_CORS", "CORS", "BEACON"})
  void aPageFromAFileMayNot(Way way) throws Exception {
    Path file = Files.writeString(folder.resolve("page.html"), "<!doctype html><body></body>");
    for (String host : List.of("localhost", Names.API)) {
      for (String path : List.of("", "/listed")) {
        String id = Api.newId();
        bench.browser().open(file.toUri().toString());
        bench.browser().evaluate(way.script(), List.of(marked(guarded(host) + path, id)));
        awaitAnswer(id);
        assertThat(GuardedResource.hasRun(id)).isFalse();
        assertThat(arrival(id).header("Origin")).isIn("null", "file://");
      }
    }
  }

  /** Names that look like relatives, and are not: the public suffix list says so. */
  @ParameterizedTest
  @CsvSource({
    "a.localhost, b.localhost",
    "localhost, a.localhost",
    "a.localhost, localhost",
    "a.github.io, b.github.io"
  })
  void aNeighbourMayNot(String page, String service) throws Exception {
    assertThat(runs(bench.page(page), Way.FORM, guarded(service))).isFalse();
    assertThat(runs(bench.page(page), Way.NO_CORS, guarded(service))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"FORM", "NO_CORS"})
  void whatItsOwnServerTurnsRoundMay(Way way) throws Exception {
    String turn = guarded("localhost") + "/turn?to=" + guarded("localhost");
    assertThat(runs(own("localhost"), way, turn)).isTrue();
    String named = guarded(Names.API) + "/turn?to=" + guarded(Names.API);
    assertThat(runs(own(Names.API), way, named)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"FORM", "NO_CORS"})
  void whatItsOwnServerTurnsRoundForAnotherSiteMayNot(Way way) throws Exception {
    String turn = guarded("localhost") + "/turn?to=" + guarded("localhost");
    assertThat(runs(bench.page("127.0.0.1"), way, turn)).isFalse();
    String named = guarded(Names.API) + "/turn?to=" + guarded(Names.API);
    assertThat(runs(bench.page("evilexample.com"), way, named)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"FORM", "NO_CORS", "CORS"})
  void whatAnotherPortTurnsRoundMayNot(Way way) throws Exception {
    String page = bench.page("localhost");
    assertThat(runs(page, way, page + "/turn?to=" + guarded("localhost"))).isFalse();
    assertThat(runs(own("localhost"), way, page + "/turn?to=" + guarded("localhost"))).isFalse();
  }

  /** Node's fetch sends no Sec-Fetch-Site and no Origin. */
  @Test
  void whoIsNoBrowserMay() throws Exception {
    String id = Api.newId();
    String url = marked(guarded("127.0.0.1"), id);
    Process node =
        new ProcessBuilder("node", "-e", "fetch(process.argv[1], { method: \"POST\" })", url)
            .inheritIO()
            .start();
    assertThat(node.waitFor()).isZero();
    assertThat(GuardedResource.hasRun(id)).isTrue();
    assertThat(arrival(id).request()).doesNotContainKeys("origin", "sec-fetch-site");
  }

  /** Where a GET changes something nothing stops it. */
  @ParameterizedTest
  @EnumSource(names = {"IMAGE", "EVENT_SOURCE", "GET_FORM"})
  void anybodyMayGet(Way way) throws Exception {
    assertThat(runs(bench.page("127.0.0.1"), way, guarded("localhost") + "/by-get")).isTrue();
    assertThat(runs(bench.page("evilexample.com"), way, guarded(Names.API) + "/by-get")).isTrue();
  }

  @Test
  void aFormThatIsTurnedIntoAGetIsOne() throws Exception {
    String turn = guarded("localhost") + "/see-other?to=" + guarded("localhost") + "/by-get";
    String sent = sent(bench.page("127.0.0.1"), Way.FORM, turn, "");
    assertThat(GuardedResource.hasRun(sent)).isTrue();
    assertThat(bench.api().arrivals(sent))
        .extracting(Arrival::method)
        .containsExactly("POST", "GET");
  }

  /** A policy that keeps the referrer at home makes a form of nobody's, whoever is listed. */
  @Test
  void anAllowedOriginThatRefersToItselfOnlyMayNot() throws Exception {
    assertThat(
            runs(
                bench.page("app.example.com"),
                Way.FORM,
                guarded(Names.API) + "/listed",
                "same-origin"))
        .isFalse();
  }

  @Test
  void aPageCannotNameTheServiceInHeaders() throws Exception {
    String sent =
        sent(bench.page("evilexample.com"), Way.NO_CORS_WITH_HEADERS, guarded(Names.API), "");
    assertThat(GuardedResource.hasRun(sent)).isFalse();
    assertThat(arrival(sent).request()).doesNotContainKeys("x-forwarded-host", "forwarded");
    assertThat(arrival(sent).header("Origin")).isEqualTo(bench.page("evilexample.com"));
    String local =
        sent(bench.page("127.0.0.1"), Way.NO_CORS_WITH_HEADERS, guarded("localhost"), "");
    assertThat(GuardedResource.hasRun(local)).isFalse();
    assertThat(arrival(local).header("Sec-Fetch-Site")).isEqualTo("cross-site");
  }

  /** The script is told only after the browser has given up. */
  @ParameterizedTest
  @EnumSource(names = {"PUT", "CORS_WITH_FORWARDED_HOST"})
  void whatNeedsAPreflightIsNotSent(Way way) {
    for (String path : List.of("", "/listed")) {
      String id = Api.newId();
      bench.browser().open(bench.page("evilexample.com") + "/page");
      bench.browser().evaluate(way.script(), List.of(marked(guarded(Names.API) + path, id)));
      assertThat(bench.api().arrivals(id)).hasSize(1).allMatch(Arrival::isPreflight);
    }
  }

  // ---- over TLS --------------------------------------------------------------------------------

  @Test
  void overTlsSecFetchSiteDecides() throws Exception {
    try (Tls service = bench.api().withTls();
        Tls pages = bench.pagesWithTls()) {
      String api = service.origin("localhost");
      String guarded = api + "/guarded";
      assertThat(siteOf(api, Way.FORM, guarded, "")).isEqualTo("same-origin, ran");
      assertThat(siteOf(api, Way.FORM, guarded, "no-referrer")).isEqualTo("same-origin, ran");
      assertThat(siteOf(pages.origin("localhost"), Way.FORM, guarded, ""))
          .isEqualTo("same-site, refused");
      assertThat(siteOf(pages.origin("127.0.0.1"), Way.FORM, guarded, ""))
          .isEqualTo("cross-site, refused");
    }
  }

  /** Browsers say so to names too. Made-up names with TLS are beyond WebKitGTK's proxy. */
  @Test
  @DisabledIf("isWebKit")
  void overTlsSecFetchSiteDecidesForNames() throws Exception {
    try (Tls service = bench.api().withTls();
        Tls pages = bench.pagesWithTls()) {
      String api = service.origin(Names.API);
      String guarded = api + "/guarded";
      assertThat(siteOf(api, Way.FORM, guarded, "")).isEqualTo("same-origin, ran");
      assertThat(siteOf(api, Way.FORM, guarded, "no-referrer")).isEqualTo("same-origin, ran");
      assertThat(siteOf(pages.origin("app.example.com"), Way.FORM, guarded, ""))
          .isEqualTo("same-site, refused");
      assertThat(siteOf(pages.origin(Names.API), Way.NO_CORS, guarded, ""))
          .isEqualTo("same-site, refused");
      assertThat(siteOf(pages.origin("evilexample.com"), Way.FORM, guarded, ""))
          .isEqualTo("cross-site, refused");
      String neighbour = service.origin("b.github.io") + "/guarded";
      assertThat(siteOf(pages.origin("a.github.io"), Way.FORM, neighbour, ""))
          .isEqualTo("cross-site, refused");
    }
  }

  boolean isWebKit() {
    return kind == BrowserKind.WEBKIT;
  }

  /** The hosts are equal, and the schemes are not: Sec-Fetch-Site goes before the host. */
  @ParameterizedTest
  @EnumSource(names = {"FORM", "BEACON"})
  void aPageOfTheSameHostWithoutTlsMayNot(Way way) throws Exception {
    String site = Deviation.HTTP_PAGE_IS_SAME_SITE.of(kind) ? "same-site" : "cross-site";
    try (Tls service = bench.api().withTls()) {
      assertThat(siteOf(own("localhost"), way, service.origin("localhost") + "/guarded", ""))
          .isEqualTo(site + ", refused");
    }
  }

  /** What the browser says of the sender, and what became of it. */
  private String siteOf(String page, Way way, String url, String referrerPolicy)
      throws InterruptedException {
    String sent = sent(page, way, url, referrerPolicy);
    return arrival(sent).header("Sec-Fetch-Site")
        + (GuardedResource.hasRun(sent) ? ", ran" : ", refused");
  }

  // ---- once more -------------------------------------------------------------------------------

  private static final String RELOAD = "() => { location.reload(); }";

  /** Sends a form whose answer takes the page's place. */
  private String sentInPlace(String page, String url) throws InterruptedException {
    String id = Api.newId();
    bench.browser().open(page + "/page");
    bench.browser().leave(Way.FORM_IN_PLACE.script(), List.of(marked(url, id)));
    awaitAnswer(id);
    return id;
  }

  @Test
  void whatTheUserReloadsIsRefusedOnceMore() throws Exception {
    String sent = sentInPlace(bench.page("127.0.0.1"), guarded("localhost"));
    assertThat(GuardedResource.hasRun(sent)).isFalse();
    bench.browser().reload();
    assertThat(bench.api().arrivals(sent)).hasSize(2);
    assertThat(GuardedResource.hasRun(sent)).isFalse();
    // The contrast: what the service's own page sent runs twice.
    String own = sentInPlace(own("localhost"), guarded("localhost"));
    bench.browser().reload();
    assertThat(bench.api().arrivals(own)).hasSize(2);
    assertThat(GuardedResource.hasRun(own)).isTrue();
  }

  @Test
  void whatTheUserGoesBackToIsRefusedOnceMore() throws Exception {
    String sent = sentInPlace(bench.page("127.0.0.1"), guarded("localhost"));
    bench
        .browser()
        .leave("([url]) => { location.href = url; }", List.of(bench.page("localhost") + "/page"));
    bench.browser().leave("() => { history.back(); }", List.of());
    assertThat(GuardedResource.hasRun(sent)).isFalse();
  }

  /** An empty text has no script; this is one that a user types. */
  @Test
  void whatTheRefusalItselfReloadsIsRefusedOnceMore() throws Exception {
    String sent = sentInPlace(bench.page("127.0.0.1"), guarded("localhost"));
    bench.browser().leave(RELOAD, List.of());
    assertThat(GuardedResource.hasRun(sent)).isFalse();
  }

  /** Why the guard's answer is no page, and no error page of the application may take its place. */
  @Test
  void anErrorPageWithAButtonWouldSendItAgain() throws Exception {
    String sent = sentInPlace(bench.page("127.0.0.1"), guarded("localhost") + "?page=1");
    assertThat(GuardedResource.hasRun(sent)).isFalse();
    bench.browser().leave("() => document.querySelector(\"button\").click()", List.of());
    assertThat(bench.api().arrivals(sent)).hasSize(2);
    assertThat(GuardedResource.hasRun(sent))
        .isEqualTo(Deviation.RELOADED_BY_ITSELF_IS_SAME_ORIGIN.of(kind));
  }

  /** A service worker of the service, in the way of a form of another site. */
  @ParameterizedTest
  @ValueSource(strings = {"passing", "rebuilding", "careful"})
  void aServiceWorkerShouldLeavePostsAlone(String worker) throws Exception {
    boolean runs =
        switch (worker) {
          case "passing" -> Deviation.PASSED_ON_BY_A_WORKER_IS_SAME_ORIGIN.of(kind);
          // What the worker makes anew is its own request.
          case "rebuilding" -> true;
          default -> false;
        };
    bench.browser().open(own("localhost") + "/page");
    bench.browser().evaluate(REGISTER, List.of("/" + worker + ".js"));
    try {
      assertThat(runs(bench.page("127.0.0.1"), Way.NEW_WINDOW, guarded("localhost")))
          .isEqualTo(runs);
    } finally {
      bench.browser().open(own("localhost") + "/page");
      bench.browser().evaluate(UNREGISTER, List.of());
    }
  }

  private static final String REGISTER =
      """
      async ([script]) => {
        await navigator.serviceWorker.register(script);
        await navigator.serviceWorker.ready;
      }
      """;

  private static final String UNREGISTER =
      """
      async () => {
        for (const one of await navigator.serviceWorker.getRegistrations()) {
          await one.unregister();
        }
      }
      """;
}
