package dev.corsac.browsers;

import java.util.List;

/** Hosts of pages and of the API. The browsers resolve all of them to the loopback interface. */
final class Names {

  /** Where the random corpus and most scenarios find the API. */
  static final String API = "api.example.com";

  /** A second name of the API: another origin, for redirects. */
  static final String OTHER_API = "api.example.org";

  /** What no resolver outside these browsers knows. */
  static final List<String> MADE_UP =
      List.of(
          API,
          OTHER_API,
          "example.com",
          "app.example.com",
          "a.b.app.example.com",
          "evil-app.example.com",
          "evilexample.com",
          "app.example.com.evil.org",
          "appxexample.com",
          "a.github.io",
          "b.github.io",
          "under_score.example.com",
          "xn--bcher-kva.example.com");

  private Names() {}
}
