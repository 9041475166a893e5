package dev.corsac.cli.probe;

import dev.corsac.testing.HttpResponse;
import java.util.List;
import java.util.Locale;

/**
 * Guesses what stands between the client and Corsac, from how an answer differs, and names the
 * setting that mends it.
 */
final class LikelyCause {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private LikelyCause() {}

  /** Of a preflight that is not answered as the table answers it. */
  static String ofPreflight(HttpResponse expected, HttpResponse got) {
    int status = got.status();
    FrontLayer layer = FrontLayer.of(got);
    if (isDoubled(got)) {
      return doubled(layer);
    }
    if (status == 401 || status == 407) {
      return "Something in front of the application asks for a login. A preflight never carries"
          + " credentials: let OPTIONS with Access-Control-Request-Method pass without a login. "
          + layer.withoutRefusals();
    }
    if (status >= 300 && status < 400) {
      return "Something in front of the application redirects"
          + got.headers().get("Location").map(to -> " to " + to).orElse("")
          + ". Browsers do not follow a redirected preflight: use the final URL, or let OPTIONS"
          + " pass.";
    }
    if (status == 404 || status == 405 || status == 501) {
      return "OPTIONS does not reach Corsac's filter: a gateway does not pass the method on, or"
          + " the URL is not the application's base.";
    }
    if (status >= 500) {
      return "Something in front of the application fails on OPTIONS.";
    }
    boolean grants = expected.headers().get(ALLOW_ORIGIN).isPresent();
    if (grants && status == 403) {
      return isCorsacs(got)
          ? "Corsac itself refuses it there: the server has other values for placeholders, from its"
              + " configuration or from an OriginSource (give them to the probe with --set), or it"
              + " runs another version of the application."
          : "Something in front of the application refuses preflights. " + layer.withoutRefusals();
    }
    if (!grants) {
      return "Another layer answers preflights, and allows more than the policy. Remove its CORS"
          + " settings, or export the policies to it (corsac export). "
          + layer.withoutOwnHeaders();
    }
    return got.headers().get(ALLOW_ORIGIN).isEmpty()
        ? stripped(got)
        : "Another layer answers preflights before the application. Remove its CORS settings, or"
            + " export the policies to it (corsac export). "
            + layer.withoutOwnHeaders();
  }

  /** Every preflight of Corsac's depends on both. */
  private static boolean isCorsacs(HttpResponse got) {
    return got.headers().all("Vary").stream()
        .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("access-control-request-method"));
  }

  /** Of any other response. */
  static String ofActual(HttpResponse expected, HttpResponse got) {
    FrontLayer layer = FrontLayer.of(got);
    if (isDoubled(got)) {
      return doubled(layer);
    }
    boolean expects = expected.headers().get(ALLOW_ORIGIN).isPresent();
    boolean allows = got.headers().get(ALLOW_ORIGIN).isPresent();
    if (!expects && allows) {
      return "Another layer adds CORS headers of its own, for everybody: a gateway, a proxy or"
          + " a servlet filter. "
          + layer.withoutOwnHeaders();
    }
    if (expects && !allows && got.status() >= 500) {
      return unfiltered();
    }
    if (expects && !allows && (got.status() == 401 || got.status() == 403)) {
      return "Something in front of the application refuses the request, without CORS headers: the"
          + " script sees a network error instead of the status. "
          + layer.withoutRefusals();
    }
    return expects && !allows
        ? stripped(got)
        : "A gateway or proxy has rewritten the application's CORS headers.";
  }

  /** Of a GET or HEAD that is refused (403) because of its origin, which CORS never does. */
  static String ofOriginRefused(HttpResponse got) {
    return "Another CORS layer refuses requests because of their origin. CORS does not refuse"
        + " requests: it decides who can read the answer. "
        + FrontLayer.of(got).withoutOwnHeaders();
  }

  /** Of a request of the service's own pages that the guard refuses. */
  static String ofOwnPageRefused(String ownOrigin) {
    return "The guard takes the service's own pages for another site's: a proxy changes Host, and"
        + " does not pass the real host on. Let it send X-Forwarded-Host (nginx: proxy_set_header"
        + " X-Forwarded-Host $http_host; or proxy_set_header Host $http_host;), or set"
        + " corsac.own.origins="
        + ownOrigin
        + " in the application.";
  }

  /** Of a response without {@code Vary: Origin}. */
  static String ofVary(HttpResponse got) {
    return got.status() >= 500
        ? unfiltered()
        : "A layer replaces Vary instead of adding to it, or answers by itself. A cache may then"
            + " give one origin's answer to another.";
  }

  private static String unfiltered() {
    return "The error did not pass the application's response filters: it is an exception that"
        + " nobody maps (corsac.readable.errors=true), or an error of a gateway. The front door"
        + " (cors-runtime-servlet, cors-spring-boot-starter, cors-runtime-quarkus) also adds the"
        + " headers to the container's own errors.";
  }

  private static boolean isDoubled(HttpResponse got) {
    List<String> values = got.headers().all(ALLOW_ORIGIN);
    return values.size() > 1 || values.stream().anyMatch(value -> value.contains(", "));
  }

  private static String doubled(FrontLayer layer) {
    return "Two layers set CORS headers, and browsers refuse two values. "
        + layer.withoutOwnHeaders();
  }

  private static String stripped(HttpResponse got) {
    return "Something removes the headers on the way, or the request (answered with "
        + got.status()
        + ") does not reach the compiled application.";
  }
}
