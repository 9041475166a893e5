package dev.corsac.browsers;

import java.util.Set;

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
  AUTHORIZATION_UNDER_WILDCARD(BrowserKind.CHROMIUM, BrowserKind.FIREFOX);

  private final Set<BrowserKind> browsers;

  Deviation(BrowserKind... browsers) {
    this.browsers = Set.of(browsers);
  }

  boolean of(BrowserKind browser) {
    return browsers.contains(browser);
  }
}
