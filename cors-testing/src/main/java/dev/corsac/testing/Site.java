package dev.corsac.testing;

import dev.corsac.policy.rule.Sites;

/** What {@code Sec-Fetch-Site} says, over all URLs of a request: the furthest counts. */
enum Site {
  SAME_ORIGIN("same-origin"),
  SAME_SITE("same-site"),
  CROSS_SITE("cross-site");

  private final String value;

  Site(String value) {
    this.value = value;
  }

  String value() {
    return value;
  }

  /**
   * How two origins are related.
   *
   * @param page the serialisation of the page's origin
   * @param server that of the URL's
   */
  static Site between(String page, String server) {
    return page.equals(server) ? SAME_ORIGIN : Sites.same(page, server) ? SAME_SITE : CROSS_SITE;
  }

  Site with(Site other) {
    return compareTo(other) < 0 ? other : this;
  }
}
