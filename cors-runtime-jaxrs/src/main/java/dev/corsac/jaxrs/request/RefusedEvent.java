package dev.corsac.jaxrs.request;

import dev.corsac.jaxrs.front.RequestHead;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A preflight that was refused, or a response that a script of another origin may not read. */
@Name("dev.corsac.Refused")
@Label("CORS Request Refused")
@Category("Corsac")
@Description("A policy does not grant a request of another origin")
@StackTrace(false)
final class RefusedEvent extends Event {
  @Label("Origin")
  String origin = "";

  @Label("Method")
  String method = "";

  @Label("Route")
  @Description("The request's path: no resource method is chosen for a preflight")
  String route = "";

  @Label("Reason")
  String reason = "";

  static void commit(RequestHead request, String reason) {
    // Before anybody has recorded anything, not even an object is made.
    if (!jdk.jfr.FlightRecorder.isInitialized()) {
      return;
    }
    RefusedEvent event = new RefusedEvent();
    if (event.shouldCommit()) {
      boolean preflight = Requests.isPreflight(request);
      event.origin = String.join(", ", Requests.origins(request));
      event.method = preflight ? Requests.requestedMethod(request) : request.method();
      event.route = request.shownPath();
      event.reason = reason;
      event.commit();
    }
  }
}
