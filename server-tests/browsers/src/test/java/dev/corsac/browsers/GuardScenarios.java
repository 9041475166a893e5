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
    String id = Api.newId();
    bench.browser().open(page + "/page");
    bench
        .browser()
        .evaluate(way, List.of(url + (url.contains("?") ? "&" : "?") + "call=" + id, referrer));
    assertThat(GuardedResource.answered(id).await(20, TimeUnit.SECONDS)).as("answered").isTrue();
    return GuardedResource.hasRun(id);
  }

  private String own(String host) {
    return bench.api().origin(host);
  }

  private String guarded(String host) {
    return own(host) + "/guarded";
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, NO_CORS, BEACON})
  void theServicesOwnPageMay(String way) throws Exception {
    assertThat(runs(own("localhost"), way, guarded("localhost"))).isTrue();
    assertThat(runs(own(Names.API), way, guarded(Names.API))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, NO_CORS, BEACON})
  void anotherSiteMayNot(String way) throws Exception {
    assertThat(runs(bench.page("127.0.0.1"), way, guarded("localhost"))).isFalse();
    assertThat(runs(bench.page("evilexample.com"), way, guarded(Names.API))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, NO_CORS, BEACON})
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
  @ValueSource(strings = {FORM, NO_CORS, BEACON})
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
}
