package dev.corsac.quarkus;

import dev.corsac.jaxrs.OriginSource;
import dev.corsac.jaxrs.front.DueHeaders;
import dev.corsac.jaxrs.front.FrontDoor;
import dev.corsac.jaxrs.front.FrontDoor.Preflight;
import dev.corsac.jaxrs.front.RequestHead;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of all that answers before or instead of Quarkus REST: answers preflights before
 * HTTP permissions and {@code quarkus.http.cors}, and gives every response on a governed path its
 * CORS headers, and no others, when its head is about to be sent. Paths that are not below Quarkus
 * REST's, and what no policy governs, it leaves as they are. Quarkus finds it by itself. Thread
 * safe.
 */
@Singleton
public class VertxFrontDoor {
  /**
   * Larger numbers run earlier: behind host validation (400), before {@code quarkus.http.cors}
   * (300) and authentication (200).
   */
  private static final int PRIORITY = 350;

  private static final Logger LOG = System.getLogger("dev.corsac");

  /** Never asked: Quarkus takes beans that nothing injects out of the application. */
  @Inject @Any Instance<OriginSource> kept;

  /** For Quarkus. */
  public VertxFrontDoor() {}

  /** For Quarkus, when it starts. */
  void register(@Observes Filters filters) {
    filters.register(VertxFrontDoor::handle, PRIORITY);
    if (isOn(ConfigProvider.getConfig())) {
      LOG.log(
          Level.WARNING,
          "quarkus.http.cors is on as well as Corsac. It refuses (403) every request from an origin"
              + " that quarkus.http.cors.origins does not list, even if a @CrossOrigin policy lets"
              + " that origin in. On paths with a policy, Corsac replaces the CORS headers that it"
              + " sets. Remove quarkus.http.cors.enabled, and write a @CrossOrigin for each"
              + " resource that relied on it.");
    }
  }

  // The name without "enabled" is that of Quarkus before 3.22.
  private static boolean isOn(Config config) {
    return config
        .getOptionalValue("quarkus.http.cors.enabled", Boolean.class)
        .or(() -> config.getOptionalValue("quarkus.http.cors", Boolean.class))
        .orElse(false);
  }

  private static void handle(RoutingContext routing) {
    Deployment rest = ResteasyReactiveRecorder.getCurrentDeployment();
    FrontDoor door = rest == null ? null : FrontDoor.of(rest.getConfiguration());
    if (rest == null || door == null) {
      routing.next();
      return;
    }
    RequestHead head = VertxRequestHead.of(routing.request(), rest.getPrefix());
    if (head.belowBase() < 0) {
      routing.next();
      return;
    }
    Preflight preflight = door.preflight(head);
    if (preflight != null) {
      answer(routing.response(), preflight);
      return;
    }
    // They run in the reverse order, so that the first has the last word.
    routing.addHeadersEndHandler(ignored -> rewrite(routing, door, head));
    routing.next();
  }

  private static void answer(HttpServerResponse response, Preflight preflight) {
    response.setStatusCode(preflight.status());
    SentHeaders.write(response.headers(), preflight.headers());
    String body = preflight.body();
    if (body == null) {
      response.end();
    } else {
      response.putHeader("Content-Type", "text/plain;charset=UTF-8").end(body);
    }
  }

  private static void rewrite(RoutingContext routing, FrontDoor door, RequestHead head) {
    HttpServerResponse response = routing.response();
    DueHeaders due = due(routing, door, head, response.getStatusCode());
    if (due != null && SentHeaders.write(response.headers(), due)) {
      door.noteForeignHeaders(head);
    }
  }

  private static @Nullable DueHeaders due(
      RoutingContext routing, FrontDoor door, RequestHead head, int status) {
    // What Quarkus REST has not seen may be another route's.
    FrontDoor asked = RequestsOfRest.isOne(routing) ? door : door.besideOthers();
    return asked.due(head, status, RequestsOfRest.decided(routing));
  }
}
