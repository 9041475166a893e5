package dev.corsac.jaxrs;

import dev.corsac.jaxrs.lifecycle.Decided;
import dev.corsac.jaxrs.request.FilteredRequest;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/**
 * Answers CORS-preflight requests before matching: before every authentication filter, and without
 * running a sub-resource locator.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-request">Fetch Standard,
 *     CORS-preflight request</a>
 */
@Priority(CorsFeature.FIRST)
@PreMatching
public final class PreflightFilter extends ApplicationFilter implements ContainerRequestFilter {

  /** For servers. */
  public PreflightFilter() {}

  /** For servers that say when they are done with an application, as Jersey does. */
  @PreDestroy
  void close() {
    closeDeployment();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Deployment deployment = deployment(request);
    if (deployment == null) {
      return;
    }
    deployment.serve();
    // Of an earlier run of another application for the same servlet request.
    if (Decided.of(request) != null) {
      request.removeProperty(Decided.PROPERTY);
    }
    boolean answered =
        request.getMethod().equals("OPTIONS")
            && Preflights.answer(deployment, new FilteredRequest(request), request);
    if (!answered) {
      deployment.rewriting().remember(deployment, request);
    }
  }
}
