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
  NO_PREFLIGHT_FOR_LISTENERS_WITHOUT_BODY(true, false, false);

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
