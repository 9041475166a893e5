package dev.corsac.policy.route;

/**
 * One way in which a server can understand the path of a request.
 *
 * @param text empty, or a slash and segments; one trailing slash is dropped
 * @param decoded whether percent-encoded characters were decoded, so that literals have to be too
 */
record Reading(String text, boolean decoded) {

  /**
   * Whether matrix parameters are still there. Only some servers let variables see them, so that
   * such a reading counts where it leads somewhere, and nowhere else.
   */
  boolean tentative() {
    return text.indexOf(';') >= 0;
  }
}
