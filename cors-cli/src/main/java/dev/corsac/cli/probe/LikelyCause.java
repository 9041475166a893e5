package dev.corsac.cli.probe;

import dev.corsac.testing.HttpResponse;
import java.util.List;

/** Guesses what stands between the client and Corsac, from how an answer differs. */
final class LikelyCause {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private LikelyCause() {}

  /** Of a preflight that is not answered as the table answers it. */
  static String ofPreflight(HttpResponse expected, HttpResponse got) {
    int status = got.status();
    if (isDoubled(got)) {
      return doubled();
    }
    if (status == 401 || status == 407) {
      return "Something in front of the application asks for a login. A preflight never carries"
          + " credentials: let OPTIONS with Access-Control-Request-Method pass without.";
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
    if (!grants) {
      return "Another layer answers preflights, and allows more than the policy. Remove its CORS"
          + " settings, or export the policies to it (corsac export).";
    }
    return got.headers().get(ALLOW_ORIGIN).isEmpty()
        ? stripped(got)
        : "Another layer answers preflights before the application. Remove its CORS settings, or"
            + " export the policies to it (corsac export).";
  }

  /** Of any other response. */
  static String ofActual(HttpResponse expected, HttpResponse got) {
    if (isDoubled(got)) {
      return doubled();
    }
    boolean expects = expected.headers().get(ALLOW_ORIGIN).isPresent();
    boolean allows = got.headers().get(ALLOW_ORIGIN).isPresent();
    if (!expects && allows) {
      return "Another layer adds CORS headers of its own, and for everybody: a gateway, a proxy or"
          + " a servlet filter. Remove them there.";
    }
    if (expects && !allows && got.status() >= 500) {
      return unfiltered();
    }
    if (expects && !allows && (got.status() == 401 || got.status() == 403)) {
      return "Something in front of the application refuses the request, without CORS headers: the"
          + " script sees a network error instead of the status.";
    }
    return expects && !allows
        ? stripped(got)
        : "A gateway or proxy has rewritten the application's CORS headers.";
  }

  /** Of a response without {@code Vary: Origin}. */
  static String ofVary(HttpResponse got) {
    return got.status() >= 500
        ? unfiltered()
        : "A layer replaces Vary instead of adding to it, or answers itself. A cache may then give"
            + " one origin's answer to another.";
  }

  private static String unfiltered() {
    return "The error did not pass the application's response filters: an exception that nobody"
        + " maps (corsac.readable.errors=true), or an error of a gateway.";
  }

  private static boolean isDoubled(HttpResponse got) {
    List<String> values = got.headers().all(ALLOW_ORIGIN);
    return values.size() > 1 || values.stream().anyMatch(value -> value.contains(", "));
  }

  private static String doubled() {
    return "Two layers set CORS headers, and browsers refuse two values. Remove the gateway's, the"
        + " proxy's or the servlet filter's, or let it hide the application's (nginx:"
        + " proxy_hide_header).";
  }

  private static String stripped(HttpResponse got) {
    return "The headers are taken away on the way, or the request (answered with "
        + got.status()
        + ") does not reach the application that was compiled.";
  }
}
