package dev.corsac.quarkus;

import dev.corsac.jaxrs.front.FrontDoor;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Notes which requests have reached Quarkus REST, so that what its filters decide can be read
 * outside of it. A method that Quarkus finds where {@code getClasses()} is overridden too. Thread
 * safe.
 */
public class RequestsOfRest {
  private static final String REQUEST = "dev.corsac.quarkus.request";

  /** For Quarkus. */
  public RequestsOfRest() {}

  /** For Quarkus, with each request. */
  @ServerRequestFilter(preMatching = true, priority = Integer.MIN_VALUE)
  public void note(ContainerRequestContext request, RoutingContext routing) {
    routing.put(REQUEST, request);
  }

  /** Whether a request has reached Quarkus REST. */
  static boolean isOne(RoutingContext routing) {
    return routing.get(REQUEST) != null;
  }

  /** What Corsac's filters have decided about a request; null if nothing. */
  static @Nullable Object decided(RoutingContext routing) {
    ContainerRequestContext request = routing.get(REQUEST);
    return request == null ? null : request.getProperty(FrontDoor.DECIDED);
  }
}
