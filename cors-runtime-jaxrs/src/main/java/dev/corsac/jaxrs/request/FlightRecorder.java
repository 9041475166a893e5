package dev.corsac.jaxrs.request;

import dev.corsac.jaxrs.front.RequestHead;
import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * Tells the JDK's Flight Recorder of refusals. Nothing is told of what is granted, and nothing is
 * read of a request while no recording wants the event. Thread safe.
 */
public final class FlightRecorder {
  /** Servers with modules of their own do not all show the recorder to applications. */
  private static final boolean THERE = isThere();

  private FlightRecorder() {}

  private static boolean isThere() {
    try {
      Class.forName("jdk.jfr.Event", false, FlightRecorder.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /**
   * A preflight was refused, or a response was not granted to the script that asked for it.
   *
   * @param reason the name of the reason
   */
  public static void refused(RequestHead request, String reason) {
    if (THERE) {
      RefusedEvent.commit(request, reason);
    }
  }

  /**
   * The guard refused a request, or would have.
   *
   * @param route the URI template and the method, as far as they are known
   * @param reason in words
   * @param enforced whether it was answered 403
   */
  public static void guarded(
      ContainerRequestContext request, String route, String reason, boolean enforced) {
    if (THERE) {
      GuardedEvent.commit(request, route, reason, enforced);
    }
  }
}
