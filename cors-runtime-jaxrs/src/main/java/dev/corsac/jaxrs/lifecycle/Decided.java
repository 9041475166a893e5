package dev.corsac.jaxrs.lifecycle;

import dev.corsac.jaxrs.front.FrontDoor;
import dev.corsac.policy.CorsHeaders;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about a request by now. Lives as a property of the request, which on servlet
 * containers is a request attribute: what is in front of Jakarta REST can read there what the
 * response has been given. Every run of a response filter leaves {@link Answered} or {@link
 * Ungoverned}, for answered preflights and for 404 and 405 too.
 */
public sealed interface Decided permits ServedMethod, Decided.Answered, Decided.Ungoverned {
  /** The name of the property. */
  String PROPERTY = FrontDoor.DECIDED;

  /**
   * What the response gets, finally.
   *
   * @param headers what is written
   * @param origin the one origin of the request; null if it has none or several, or if no header
   *     names it
   */
  record Answered(CorsHeaders headers, @Nullable String origin) implements Decided {}

  /** Nothing governs the response: it is left as it is. */
  enum Ungoverned implements Decided {
    /** The only one. */
    UNGOVERNED
  }

  /** What the property of a request holds; null if nothing is decided yet. */
  static @Nullable Decided of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof Decided decided ? decided : null;
  }

  /** Puts this into the property of a request. */
  default void remember(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }
}
