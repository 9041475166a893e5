package dev.corsac.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.browsers.app.GuardedResource;
import dev.corsac.browsers.app.SampleApplication;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What one browser sends without asking, and whether the method ran (docs/architecture.md#guard).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuardScenarios {

  /** A page's ways to make the browser post, each a function of the URL. */
  private static final String FORM =
      """
      ([url, referrer]) => {
        if (!referrer) {
          const meta = document.createElement("meta");
          meta.name = "referrer";
          meta.content = "no-referrer";
          document.head.append(meta);
        }
        const frame = document.createElement("iframe");
        frame.name = "answer";
        document.body.append(frame);
        const form = document.createElement("form");
        form.method = "post";
        form.action = url;
        form.target = "answer";
        document.body.append(form);
        form.submit();
      }
      """;

  private static final String NO_CORS =
      """
      ([url]) => fetch(url, { method: "POST", mode: "no-cors", credentials: "include", body: "x" })
        .then(() => "sent")
      """;

  private static final String BEACON = "([url]) => navigator.sendBeacon(url, \"x\")";

  private static final String NEW_WINDOW =
      """
      ([url]) => {
        const form = document.createElement("form");
        form.method = "post";
        form.action = url;
        form.target = "_blank";
        document.body.append(form);
        form.submit();
      }
      """;

  private static final String CORS =
      "([url]) => fetch(url, { method: \"POST\", body: \"x\" }).then(() => 1, () => 0)";

  private static final String KEEPALIVE = CORS.replace("body:", "keepalive: true, body:");

  private static final String XHR =
      """
      ([url]) => {
        const request = new XMLHttpRequest();
        request.open("POST", url);
        request.withCredentials = true;
        request.send("x");
      }
      """;

  private static final String WORKER =
      """
      ([url]) => {
        const script = `fetch(${JSON.stringify(url)}, { method: "POST", mode: "no-cors", body: "x" })`;
        new Worker(URL.createObjectURL(new Blob([script])));
      }
      """;

  private static final String FRAME =
      """
      ([url]) => {
        const frame = document.createElement("iframe");
        const form = `<form method=post action="${url}"></form><script>document.forms[0].submit()</script>`;
        SOURCE
        document.body.append(frame);
      }
      """;
  private static final String SRCDOC_FRAME = FRAME.replace("SOURCE", "frame.srcdoc = form;");
  private static final String DATA_FRAME =
      FRAME.replace("SOURCE", "frame.src = \"data:text/html,\" + encodeURIComponent(form);");
  private static final String SANDBOX_OF_ITS_ORIGIN =
      FRAME.replace(
          "SOURCE",
          "frame.sandbox = \"allow-scripts allow-forms allow-same-origin\"; frame.srcdoc = form;");

  /** All ways that name the page's origin. */
  @SuppressWarnings("UnusedVariable") // @FieldSource names it.
  private static final List<String> WAYS =
      List.of(
          FORM,
          NEW_WINDOW,
          NO_CORS,
          BEACON,
          CORS,
          KEEPALIVE,
          XHR,
          WORKER,
          SRCDOC_FRAME,
          SANDBOX_OF_ITS_ORIGIN);

  private static final String SANDBOXED_FORM =
      """
      ([url]) => {
        const frame = document.createElement("iframe");
        frame.sandbox = "allow-scripts allow-forms";
        frame.srcdoc = `<form method=post action="${url}"></form><script>document.forms[0].submit()</script>`;
        document.body.append(frame);
      }
      """;

  private final BrowserKind kind;
  private Bench bench;

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

  /** Whether the method ran after a page of this origin had the browser send a request. */
  private boolean runs(String page, String way, String url) throws InterruptedException {
    return runs(page, way, url, true);
  }

  private boolean runs(String page, String way, String url, boolean referrer)
      throws InterruptedException {
    return GuardedResource.hasRun(sent(page, way, url, referrer));
  }

  /** Has the browser send a request, and waits for the answer. */
  private String sent(String page, String way, String url, boolean referrer)
      throws InterruptedException {
    String id = Api.newId();
    bench.browser().open(page + "/page");
    bench
        .browser()
        .evaluate(way, List.of(url + (url.contains("?") ? "&" : "?") + "call=" + id, referrer));
    assertThat(GuardedResource.answered(id).await(20, TimeUnit.SECONDS)).as("answered").isTrue();
    return id;
  }

  private String own(String host) {
    return bench.api().origin(host);
  }

  private String guarded(String host) {
    return own(host) + "/guarded";
  }

  @ParameterizedTest
  @FieldSource("WAYS")
  void theServicesOwnPageMay(String way) throws Exception {
    boolean takenForAnother =
        way.equals(NEW_WINDOW) && Deviation.NEW_WINDOW_WITHOUT_OPENER_IS_CROSS_SITE.of(kind);
    assertThat(runs(own("localhost"), way, guarded("localhost"))).isEqualTo(!takenForAnother);
    assertThat(runs(own(Names.API), way, guarded(Names.API))).isTrue();
  }

  @ParameterizedTest
  @FieldSource("WAYS")
  void anotherSiteMayNot(String way) throws Exception {
    assertThat(runs(bench.page("127.0.0.1"), way, guarded("localhost"))).isFalse();
    assertThat(runs(bench.page("evilexample.com"), way, guarded(Names.API))).isFalse();
  }

  @ParameterizedTest
  @FieldSource("WAYS")
  void anotherPortAndASiblingMayNot(String way) throws Exception {
    assertThat(runs(bench.page("localhost"), way, guarded("localhost"))).isFalse();
    assertThat(runs(bench.page("app.example.com"), way, guarded(Names.API))).isFalse();
  }

  @Test
  void theServicesOwnPageWithoutReferrerMayWhereSecFetchSiteTellsIt() throws Exception {
    assertThat(runs(own("localhost"), FORM, guarded("localhost"), false)).isTrue();
    assertThat(runs(own(Names.API), FORM, guarded(Names.API), false)).isFalse();
  }

  @Test
  void theServicesOwnPageMayIntoAWindowThatKnowsItsOpener() throws Exception {
    String way = NEW_WINDOW.replace("form.submit()", "form.rel = \"opener\"; form.submit()");
    assertThat(runs(own("localhost"), way, guarded("localhost"))).isTrue();
    assertThat(runs(bench.page("127.0.0.1"), way, guarded("localhost"))).isFalse();
  }

  /**
   * docs/architecture.md#cross-origin-browser-request: over plain http only the host is left to
   * compare with.
   */
  @Test
  void secFetchSiteIsSentToLoopbackAndNotToNamesOverHttp() throws Exception {
    String loopback = sent(own("localhost"), FORM, guarded("localhost"), true);
    assertThat(bench.api().arrivals(loopback).get(0).header("Sec-Fetch-Site"))
        .isEqualTo("same-origin");
    String name = sent(own(Names.API), FORM, guarded(Names.API), true);
    assertThat(bench.api().arrivals(name).get(0).header("Sec-Fetch-Site")).isNull();
    assertThat(bench.api().arrivals(name).get(0).header("Origin")).isEqualTo(own(Names.API));
  }

  @Test
  void aFrameFromADataUrlMayNot() throws Exception {
    assertThat(runs(own("localhost"), DATA_FRAME, guarded("localhost"))).isFalse();
    assertThat(runs(own(Names.API), DATA_FRAME, guarded(Names.API))).isFalse();
  }

  @Test
  void aSandboxedFrameMayNot() throws Exception {
    assertThat(runs(own("localhost"), SANDBOXED_FORM, guarded("localhost"))).isFalse();
    assertThat(runs(own(Names.API), SANDBOXED_FORM, guarded(Names.API))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, NO_CORS})
  void whatIsTurnedRoundElsewhereMayNot(String way) throws Exception {
    String turn = guarded("127.0.0.1") + "/turn?to=" + guarded("localhost");
    assertThat(runs(own("localhost"), way, turn)).isFalse();
  }

  @ParameterizedTest
  @FieldSource("WAYS")
  void anAllowedOriginMay(String way) throws Exception {
    assertThat(runs(bench.page("app.example.com"), way, guarded(Names.API) + "/listed")).isTrue();
    assertThat(runs(bench.page("evilexample.com"), way, guarded(Names.API) + "/listed")).isFalse();
  }

  @Test
  void anybodyMayWhatIsNotGuarded() throws Exception {
    assertThat(runs(bench.page("evilexample.com"), FORM, guarded(Names.API) + "/open")).isTrue();
    assertThat(runs(bench.page("127.0.0.1"), SANDBOXED_FORM, guarded("localhost") + "/open"))
        .isTrue();
  }

  @Test
  void anAllowedPatternMay() throws Exception {
    String pattern = guarded(Names.API) + "/pattern";
    assertThat(runs(bench.page("a.b.app.example.com"), FORM, pattern)).isTrue();
    assertThat(runs(bench.page("app.example.com"), FORM, pattern)).isFalse();
    assertThat(runs(bench.page("evil-app.example.com"), FORM, pattern)).isFalse();
    assertThat(runs(bench.page("app.example.com.evil.org"), FORM, pattern)).isFalse();
  }

  /** Siblings' forms carry the user's cookies; a policy without credentials lets none in. */
  @ParameterizedTest
  @ValueSource(strings = {FORM, NO_CORS})
  void cookiesOfAnAllowedOriginNeedCredentials(String way) throws Exception {
    String partner = bench.page("app.example.com");
    String cookie = "([value]) => { document.cookie = value; }";
    bench.browser().open(own(Names.API) + "/page");
    bench.browser().evaluate(cookie, List.of("session=1; path=/"));
    try {
      String sent = sent(partner, way, guarded(Names.API) + "/listed", true);
      assertThat(bench.api().arrivals(sent).get(0).header("Cookie")).isEqualTo("session=1");
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
    assertThat(runs(bench.page("app.example.com"), FORM, guarded(Names.API) + "/listed", false))
        .isFalse();
  }

  /** A partner's form that the partner's own server turns round. */
  @Test
  void anAllowedOriginsRedirectMayWhereTheBrowserStillNamesIt() throws Exception {
    String partner = bench.page("app.example.com");
    String turn = partner + "/turn?to=" + guarded(Names.API) + "/listed";
    assertThat(runs(partner, FORM, turn))
        .isEqualTo(!Deviation.REDIRECTED_FORM_OF_NO_ORIGIN.of(kind));
    assertThat(runs(partner, CORS, turn)).isTrue();
    String stranger = bench.page("evilexample.com");
    assertThat(runs(stranger, FORM, stranger + "/turn?to=" + guarded(Names.API) + "/listed"))
        .isFalse();
  }

  /** A service worker of the service, in the way of a form of another site. */
  @ParameterizedTest
  @CsvSource({"passing, true", "careful, false"})
  void aServiceWorkerShouldLeavePostsAlone(String worker, boolean passesThemOn) throws Exception {
    bench.browser().open(own("localhost") + "/page");
    bench.browser().evaluate(REGISTER, List.of("/" + worker + ".js"));
    try {
      assertThat(runs(bench.page("127.0.0.1"), NEW_WINDOW, guarded("localhost")))
          .isEqualTo(passesThemOn && Deviation.PASSED_ON_BY_A_WORKER_IS_SAME_ORIGIN.of(kind));
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
