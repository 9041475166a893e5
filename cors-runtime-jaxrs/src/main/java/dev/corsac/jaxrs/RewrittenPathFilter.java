package dev.corsac.jaxrs;

import dev.corsac.jaxrs.front.RequestHead;
import dev.corsac.jaxrs.request.FilteredRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/**
 * The second look at preflight requests: under the URI that pre-matching filters of the application
 * have made of the request's, for those that led nowhere under the first. The first look still
 * answers at once, because authentication may be a pre-matching filter too.
 */
@Priority(Integer.MAX_VALUE)
@PreMatching
public final class RewrittenPathFilter extends ApplicationFilter implements ContainerRequestFilter {

  /** For servers. */
  public RewrittenPathFilter() {}

  @Override
  public void filter(ContainerRequestContext request) {
    Deployment deployment = deployment(request);
    if (deployment == null) {
      return;
    }
    if (request.getMethod().equals("OPTIONS")) {
      RequestHead head = new FilteredRequest(request);
      if (Preflights.answer(deployment, head, request)) {
        deployment.rewriting().noteSecondAnswer(deployment, request);
      } else {
        deployment.inForce().explanations().unansweredPreflight(head);
      }
    } else {
      deployment.rewriting().compare(deployment, request);
    }
  }
}
