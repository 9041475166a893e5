package dev.corsac.servlet;

import dev.corsac.jaxrs.front.DueHeaders;
import dev.corsac.jaxrs.front.FrontDoor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A request that a policy concerns, from its arrival until its response is sent, error pages
 * included. Lives as an attribute of the request.
 */
final class Passage {
  private static final String ATTRIBUTE = "dev.corsac.servlet.passage";

  private final FrontDoor door;
  private final ServletHead head;

  private @Nullable Object lastDecided;
  private int lastStatus;
  private @Nullable DueHeaders lastDue;
  private @Nullable DueHeaders written;

  private Passage(FrontDoor door, ServletHead head) {
    this.door = door;
    this.head = head;
  }

  /** That of a request which has just arrived; null if it is for no application with policies. */
  static @Nullable Passage of(HttpServletRequest request) {
    ServedApplications applications = ServedApplications.in(request.getServletContext());
    String servlet = request.getHttpServletMapping().getServletName();
    ServedApplication ofServlet = servlet == null ? null : applications.ofServlet(servlet);
    if (ofServlet != null) {
      Passage passage = of(request, ofServlet);
      return passage == null ? first(request, applications.ofFilters()) : passage;
    }
    Passage passage = first(request, applications.others());
    return passage == null ? first(request, applications.ofFilters()) : passage;
  }

  private static @Nullable Passage first(
      HttpServletRequest request, Collection<? extends ServedApplication> applications) {
    for (ServedApplication each : applications) {
      Passage passage = of(request, each);
      if (passage != null) {
        return passage;
      }
    }
    return null;
  }

  private static @Nullable Passage of(HttpServletRequest request, ServedApplication application) {
    String basePath = application.basePath(request);
    ServletHead head = basePath == null ? null : ServletHead.of(request, basePath);
    FrontDoor door = head == null ? null : application.door();
    return head == null || door == null ? null : new Passage(door, head);
  }

  /** That of a request which is dispatched to an error page; null if it has none. */
  static @Nullable Passage known(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Passage passage ? passage : null;
  }

  /** Makes it known to later dispatches. */
  void keep() {
    head.request().setAttribute(ATTRIBUTE, this);
  }

  /** The answer to a preflight request; null if it is none, or none of ours. */
  FrontDoor.@Nullable Preflight preflight() {
    return door.preflight(head);
  }

  /** Whether the response can be governed. */
  boolean concerns() {
    return door.concerns(head);
  }

  /** Whether exceptions that leave the chain are answered. */
  boolean readableErrors() {
    return door.readableErrors();
  }

  /** Whether a filter of Corsac has decided. */
  boolean isDecided() {
    return door.isFinal(decided());
  }

  /** What the response gets; null if it is not governed. Explains a refusal once. */
  @Nullable DueHeaders due(int status) {
    Object decided = decided();
    if (status != lastStatus || !isSame(decided, lastDecided)) {
      lastDue = door.due(head, status, decided);
      lastDecided = decided;
      lastStatus = status;
    }
    return lastDue;
  }

  /** Keeps what was written last onto the response. */
  void keepWritten(DueHeaders headers) {
    written = headers;
  }

  /** Whether a line on the response is this door's own. */
  boolean hasWritten(String name, String line) {
    return written != null && written.contains(name, line);
  }

  /** Other code has set CORS headers. */
  void noteForeignHeaders() {
    door.noteForeignHeaders(head);
  }

  private @Nullable Object decided() {
    return head.request().getAttribute(FrontDoor.DECIDED);
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(@Nullable Object one, @Nullable Object other) {
    return one == other;
  }
}
