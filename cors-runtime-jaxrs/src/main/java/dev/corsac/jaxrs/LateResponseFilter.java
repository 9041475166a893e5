package dev.corsac.jaxrs;

import dev.corsac.jaxrs.lifecycle.Decided;
import dev.corsac.jaxrs.lifecycle.Decided.Answered;
import dev.corsac.jaxrs.request.FilteredRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/**
 * Writes the headers again behind response filters with the same priority as the generated one, on
 * responses without an entity, which no interceptor sees. Bound to resource methods, and only where
 * the application has such a filter: among filters of one priority servers run those that are bound
 * to the method last.
 */
@Priority(CorsFeature.FIRST)
public final class LateResponseFilter extends ApplicationFilter implements ContainerResponseFilter {

  /** For servers. */
  public LateResponseFilter() {}

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Deployment deployment = deployment(request);
    if (deployment != null
        && Decided.of(request) instanceof Answered answer
        && ResponseHeaders.write(response.getHeaders(), answer)) {
      deployment.log().foreignHeaders(new FilteredRequest(request));
    }
  }
}
