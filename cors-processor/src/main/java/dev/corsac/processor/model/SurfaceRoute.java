package dev.corsac.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * One way to a resource method, as a reviewer sees it.
 *
 * @param httpMethod the HTTP method
 * @param template the whole URI template from the base path on, those of locators included
 * @param rootClass canonical name of the root resource class where the way begins
 * @param resourceClass canonical name of the class that has the method
 * @param resourceMethod the Java method's erased signature
 * @param element the Java method where it is declared: in that class or inherited by it
 * @param simple whether a browser can send such a request without a preflight
 * @param policy the policy in force; empty if there is none
 * @param requestHeaders the request headers that signatures on the way show
 */
public record SurfaceRoute(
    String httpMethod,
    String template,
    String rootClass,
    String resourceClass,
    String resourceMethod,
    ElementRef element,
    boolean simple,
    Optional<PolicyAnnotation> policy,
    List<InferredHeader> requestHeaders) {

  public SurfaceRoute {
    requestHeaders = List.copyOf(requestHeaders);
  }
}
