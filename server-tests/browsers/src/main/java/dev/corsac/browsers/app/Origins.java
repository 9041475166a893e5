package dev.corsac.browsers.app;

/** The placeholder whose value the tests know only when their pages have a port. */
final class Origins {

  static final String TRUSTED = "${pages.trusted}";

  static final String ON_LOOPBACK =
      "The pages of the tests are served by plain http on the loopback interface.";

  private Origins() {}
}
