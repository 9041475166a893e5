package dev.corsac.browsers;

/**
 * Where browsers are known not to do what the Fetch Standard says. The list is complete: whatever
 * else differs fails the tests, and so does an entry whose browser has come round to the standard.
 */
enum Deviation {
  /**
   * The standard: {@code Access-Control-Allow-Headers: *} does not cover {@code Authorization},
   * which must be listed by name (CORS-preflight fetch, "CORS non-wildcard request-header name").
   * The browsers warn about it in the console, and send the request.
   */
  AUTHORIZATION_UNDER_WILDCARD(true, true, true),

  /**
   * The standard: a listener on an XHR's upload object makes the browser ask first, whether or not
   * there is something to upload (XMLHttpRequest, send(): the use-CORS-preflight flag). Without a
   * body the browser does not.
   */
  NO_PREFLIGHT_FOR_LISTENERS_WITHOUT_BODY(true, false, false),

  /**
   * The standard: a form that its own origin turns round still names that origin, because it has
   * left it only once (Fetch, "redirect-taint"). The browser says {@code Origin: null}.
   */
  REDIRECTED_FORM_OF_NO_ORIGIN(true, false, true),

  /**
   * The standard: {@code Sec-Fetch-Site} tells who began a request, also when a service worker
   * passes it on as it is (whatwg/fetch 1345). The browser says {@code same-origin}.
   */
  PASSED_ON_BY_A_WORKER_IS_SAME_ORIGIN(false, true, true),

  /**
   * The standard: {@code Sec-Fetch-Site} of a page's form to its own origin is {@code same-origin},
   * whatever window it goes to. To a new window without an opener, as {@code target="_blank"} makes
   * one, the browser says {@code cross-site}.
   */
  NEW_WINDOW_WITHOUT_OPENER_IS_CROSS_SITE(false, false, true),

  /**
   * The standard: a page that reloads itself asks for it in the name of who asked first (HTML,
   * "reload", the initiator origin of the document state). Of a page that answered another site's
   * form the browser says that its own origin sent the form.
   */
  RELOADED_BY_ITSELF_IS_SAME_ORIGIN(true, false, false),

  /**
   * The standard: under {@code Referrer-Policy: no-referrer} a request whose mode is not {@code
   * cors} has {@code Origin: null} (Fetch, "append a request Origin header"). The browser names the
   * page in a fetch.
   */
  UNREFERRED_FETCH_NAMES_THE_PAGE(true, false, false),

  /** The standard: the same. The browser names the page in a form with {@code rel="noreferrer"}. */
  UNREFERRED_WINDOW_NAMES_THE_PAGE(false, true, true),

  /**
   * The standard: a report of a page that breaks its Content-Security-Policy is a request of that
   * page (Content Security Policy, "report a violation"), and names its origin. The browser says
   * {@code Origin: null}.
   */
  REPORT_OF_NO_ORIGIN(false, false, true),

  /**
   * The standard: {@code Sec-Fetch-Site} of a request from a page without TLS to the same host with
   * TLS is {@code cross-site}: the scheme is a part of the site (HTML, "same site"). The browser
   * says {@code same-site}.
   */
  HTTP_PAGE_IS_SAME_SITE(false, true, false);

  private final boolean ofChromium;
  private final boolean ofFirefox;
  private final boolean ofWebKit;

  Deviation(boolean ofChromium, boolean ofFirefox, boolean ofWebKit) {
    this.ofChromium = ofChromium;
    this.ofFirefox = ofFirefox;
    this.ofWebKit = ofWebKit;
  }

  boolean of(BrowserKind browser) {
    return switch (browser) {
      case CHROMIUM -> ofChromium;
      case FIREFOX -> ofFirefox;
      case WEBKIT -> ofWebKit;
    };
  }
}
