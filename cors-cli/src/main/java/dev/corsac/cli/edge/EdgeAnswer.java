package dev.corsac.cli.edge;

import dev.corsac.testing.HttpResponse;
import java.util.Optional;

/**
 * What the application answers to one kind of request, as far as CORS goes.
 *
 * @param status of a preflight: 204 granted, 403 refused, 404 not ours; of others without meaning
 * @param allowsRequestsOrigin whether {@code Access-Control-Allow-Origin} is the request's origin
 * @param response the rest: its headers without {@code Access-Control-Allow-Origin}, unless that is
 *     {@code *}
 */
public record EdgeAnswer(int status, boolean allowsRequestsOrigin, HttpResponse response) {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  static EdgeAnswer of(HttpResponse response, String origin) {
    boolean echoes = response.headers().all(ALLOW_ORIGIN).contains(origin);
    HttpResponse rest =
        echoes
            ? new HttpResponse(response.status(), response.headers().without(ALLOW_ORIGIN))
            : response;
    return new EdgeAnswer(response.status(), echoes, rest);
  }

  /** A preflight that is granted. */
  public boolean granted() {
    return status == 204;
  }

  /** A preflight that goes on to the application. */
  public boolean notOurs() {
    return status == 404;
  }

  /** Whether any origin at all gets something. */
  public boolean allowsAnybody() {
    return allowsRequestsOrigin || header(ALLOW_ORIGIN).isPresent();
  }

  /** The value of a header, but for the request's own origin. */
  public Optional<String> header(String name) {
    return response.headers().get(name);
  }
}
