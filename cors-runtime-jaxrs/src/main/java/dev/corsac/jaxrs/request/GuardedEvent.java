package dev.corsac.jaxrs.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A request that the guard refused, or would have refused. */
@Name("dev.corsac.Guarded")
@Label("Request Refused by the Guard")
@Category("Corsac")
@Description(
    "A browser sent a request that may change something, from an origin that is not let in")
@StackTrace(false)
final class GuardedEvent extends Event {
  @Label("Origin")
  String origin = "";

  @Label("Method")
  String method = "";

  @Label("Route")
  String route = "";

  @Label("Reason")
  String reason = "";

  @Label("Enforced")
  @Description("Whether the request was answered 403")
  boolean enforced;

  static void commit(
      ContainerRequestContext request, String route, String reason, boolean enforced) {
    // Before anybody has recorded anything, not even an object is made.
    if (!jdk.jfr.FlightRecorder.isInitialized()) {
      return;
    }
    GuardedEvent event = new GuardedEvent();
    if (event.shouldCommit()) {
      event.origin = String.join(", ", Requests.lines(request, "origin"));
      event.method = request.getMethod();
      event.route = route;
      event.reason = reason;
      event.enforced = enforced;
      event.commit();
    }
  }
}
