package dev.corsac.jaxrs;

import dev.corsac.jaxrs.Decided.Answered;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * A response that the server shows to no response filter. For modules that adapt Corsac to a server
 * with such responses and with one application for each class loader; not for use by hand. Thread
 * safe.
 */
public final class UnfilteredResponse {
  private UnfilteredResponse() {}

  /**
   * Writes the headers that the policy demands of the response to an actual request, as the
   * response filters do.
   *
   * @param request as request filters saw it
   * @param status of the response
   * @param headers of the response, which are changed: CORS headers of other code are removed,
   *     {@code Vary} is added to
   */
  public static void write(
      ContainerRequestContext request, int status, MultivaluedMap<String, Object> headers) {
    Deployment deployment = Deployment.only();
    if (deployment == null) {
      return;
    }
    Decided answer = CorsResponseFilter.answer(deployment, request, status, true);
    if (answer instanceof Answered answered && ResponseHeaders.write(headers, answered)) {
      deployment.noteForeignHeaders(new FilteredRequest(request));
    }
  }
}
