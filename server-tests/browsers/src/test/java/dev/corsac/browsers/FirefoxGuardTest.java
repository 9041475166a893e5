package dev.corsac.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.browsers.app.GuardedResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirefoxGuardTest extends GuardScenariosWithExtensions {
  FirefoxGuardTest() {
    super(BrowserKind.FIREFOX, "{ \"scripts\": [\"post.js\"] }");
  }

  /** Then another site's form looks like curl, but where Sec-Fetch-Site is sent. */
  @Test
  void whereTheUserHasSwitchedOriginOffOnlySecFetchSiteTells() throws Exception {
    try (Browser browser =
        Browser.start(BrowserKind.FIREFOX, Map.of("network.http.sendOriginHeader", 0))) {
      assertThat(runs(browser, bench().page("127.0.0.1"), guarded("localhost"))).isFalse();
      assertThat(runs(browser, bench().page("evilexample.com"), guarded(Names.API))).isTrue();
    }
  }

  private boolean runs(Browser browser, String page, String url) throws InterruptedException {
    String id = Api.newId();
    browser.open(page + "/page");
    browser.evaluate(Way.FORM.script(), List.of(marked(url, id)));
    awaitAnswer(id);
    assertThat(bench().api().arrivals(id).get(0).header("Origin")).isNull();
    return GuardedResource.hasRun(id);
  }
}
