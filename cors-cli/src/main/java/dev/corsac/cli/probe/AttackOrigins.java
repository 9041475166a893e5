package dev.corsac.cli.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Origins that look like a trusted one, as scanners for CORS misconfigurations send them. */
final class AttackOrigins {
  private AttackOrigins() {}

  /**
   * Those that resemble an origin.
   *
   * @param trusted an origin, serialised
   */
  static List<String> resembling(String trusted) {
    int slashes = trusted.indexOf("://");
    String scheme = trusted.substring(0, slashes);
    String host = trusted.substring(slashes + 3);
    List<String> origins = new ArrayList<>();
    origins.add(trusted + ".corsac-stranger.invalid");
    origins.add(scheme + "://corsac-stranger.invalid." + host);
    origins.add(scheme + "://corsac-stranger" + host);
    origins.add(trusted + "corsac-stranger.invalid");
    origins.add(trusted + "@corsac-stranger.invalid");
    origins.add(trusted + "_.corsac-stranger.invalid");
    origins.add(trusted + "%60.corsac-stranger.invalid");
    origins.add(trusted + ",https://corsac-stranger.invalid");
    origins.add("https://corsac-stranger.invalid " + trusted);
    origins.add(trusted + "/");
    origins.add(trusted + ".");
    origins.add((scheme.equals("https") ? "http" : "https") + "://" + host);
    origins.add(scheme + "://" + host.replaceAll(":[0-9]+$", "") + ":1");
    int dot = host.indexOf('.');
    if (dot > 0 && !host.matches("[0-9.:]+")) {
      origins.add(scheme + "://" + host.substring(0, dot) + "x" + host.substring(dot + 1));
    }
    String upper = scheme + "://" + host.toUpperCase(Locale.ROOT);
    if (!upper.equals(trusted)) {
      origins.add(upper);
    }
    return origins;
  }
}
