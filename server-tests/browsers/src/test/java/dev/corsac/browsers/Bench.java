package dev.corsac.browsers;

import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.function.Function;

/** A browser, pages on two ports, and an API that they call. */
final class Bench implements AutoCloseable {

  private final Pages pages;
  private final Pages otherPages;
  private final Api api;
  private final Browser browser;

  private Bench(Pages pages, Pages otherPages, Api api, Browser browser) {
    this.pages = pages;
    this.otherPages = otherPages;
    this.api = api;
    this.browser = browser;
  }

  /**
   * Starts everything.
   *
   * @param application made once the ports of the pages are known: the first and the other
   */
  static Bench start(BrowserKind kind, Function<List<Pages>, Application> application) {
    Browser browser = Browser.start(kind);
    Pages pages = Pages.start();
    Pages otherPages = Pages.start();
    return new Bench(
        pages, otherPages, Api.start(application.apply(List.of(pages, otherPages))), browser);
  }

  Browser browser() {
    return browser;
  }

  Api api() {
    return api;
  }

  /** The origin of a page on the first port. */
  String page(String host) {
    return pages.origin(host);
  }

  /** A port that speaks TLS, with the same pages. */
  Tls pagesWithTls() {
    return Tls.inFrontOf(pages.port());
  }

  /** The origin of the same page on the other port. */
  String otherPort(String host) {
    return otherPages.origin(host);
  }

  /** The address of a resource. */
  String at(String path) {
    return api.origin(Names.API) + path;
  }

  /** Makes a call in the name of a page, and tells what came of it. */
  Judged judge(String pageOrigin, Call call) {
    browser.open(pageOrigin + "/page");
    return judged(call, browser.call(List.of(call), false).get(0));
  }

  /** Makes a call in the name of a sandboxed frame. */
  Judged judgeSandboxed(String pageOrigin, Call call) {
    browser.open(pageOrigin + "/page");
    return judged(call, browser.call(List.of(call), true).get(0));
  }

  private Judged judged(Call call, Outcome outcome) {
    List<Arrival> arrivals = api.arrivals(call.id());
    return new Judged(Verdict.of(outcome, arrivals), outcome, arrivals);
  }

  @Override
  public void close() {
    browser.close();
    api.close();
    pages.close();
    otherPages.close();
  }

  /** A call's verdict with all that it rests on. */
  record Judged(Verdict verdict, Outcome outcome, List<Arrival> arrivals) {

    /** The last request that was not a preflight. */
    Arrival request() {
      return arrivals.stream().filter(one -> !one.isPreflight()).reduce((a, b) -> b).orElseThrow();
    }

    /** The last preflight request. */
    Arrival preflight() {
      return arrivals.stream().filter(Arrival::isPreflight).reduce((a, b) -> b).orElseThrow();
    }
  }
}
