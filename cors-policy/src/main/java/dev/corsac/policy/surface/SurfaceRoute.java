package dev.corsac.policy.surface;

import java.util.List;
import java.util.Optional;

/**
 * One way to a resource method, or something else that can grant, as a reviewer sees it. Immutable
 * and thread safe.
 *
 * @param kind what it is
 * @param method the HTTP method; {@code *} where it is any
 * @param template the whole URI template from the base path on, those of locators included; where
 *     it is no route, {@code /**} stands for any path
 * @param resourceClass canonical name of the class that has the method, or of the {@code
 *     Application}
 * @param resourceMethod the Java method's erased signature; empty for an {@code Application}
 * @param requestHeaders the request headers that signatures on the way show
 * @param policy the policy in force; empty if there is none
 * @param simple whether a browser can send such a request without a preflight
 */
public record SurfaceRoute(
    Kind kind,
    String method,
    String template,
    String resourceClass,
    String resourceMethod,
    List<InferredHeader> requestHeaders,
    Optional<SurfacePolicy> policy,
    boolean simple) {

  /** What can grant. */
  public enum Kind {
    /** A resource method, on a way from a root resource class. */
    ROUTE,
    /** A locator whose result type shows no resource: whatever is below it. */
    LOCATOR,
    /** A resource method of a class to which other compilations may lead. */
    UNREACHED,
    /** An {@code Application}: all that it serves and that has no nearer policy. */
    APPLICATION
  }

  public SurfaceRoute {
    requestHeaders = List.copyOf(requestHeaders);
  }
}
