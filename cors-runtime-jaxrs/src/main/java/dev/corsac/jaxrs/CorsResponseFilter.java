package dev.corsac.jaxrs;

import dev.corsac.jaxrs.front.RequestHead;
import dev.corsac.jaxrs.lifecycle.Decided;
import dev.corsac.jaxrs.lifecycle.Decided.Answered;
import dev.corsac.jaxrs.lifecycle.Decided.Ungoverned;
import dev.corsac.jaxrs.lifecycle.InForce;
import dev.corsac.jaxrs.lifecycle.ServedMethod;
import dev.corsac.jaxrs.request.FilteredRequest;
import dev.corsac.policy.Policy;
import dev.corsac.policy.route.PolicyTable;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes the CORS headers of responses, so that a browser's CORS check comes out as the policy
 * says. The base of generated filters. Of several in one application one is registered, the first
 * by name, and writes every response, by the tables of all.
 *
 * <p>Not for use by hand.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch Standard, HTTP CORS
 *     protocol</a>
 */
public abstract class CorsResponseFilter extends ApplicationFilter
    implements ContainerResponseFilter {
  private static final Logger LOG = System.getLogger("dev.corsac");

  private final AtomicBoolean complained = new AtomicBoolean();

  /**
   * For generated filters.
   *
   * @param table the table that was generated with the filter; what the application's tables say
   *     together decides
   */
  protected CorsResponseFilter(PolicyTable table) {}

  @Override
  public final void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Deployment deployment = deployment(request);
    if (deployment == null) {
      complainOnce();
      return;
    }
    Decided answer = answer(deployment, request, response.getStatus(), response.hasEntity());
    if (answer instanceof Answered answered) {
      if (ResponseHeaders.write(response.getHeaders(), answered)) {
        deployment.log().foreignHeaders(new FilteredRequest(request));
      }
      deployment
          .inForce()
          .explanations()
          .unexposed(new FilteredRequest(request), response.getHeaders());
    }
  }

  /**
   * Decides what a response gets, and leaves it in the request's property. What is decided stays,
   * should the server come again with another response.
   *
   * @param status of the response
   * @param hasEntity whether the response has an entity
   * @return {@link Answered} or {@link Ungoverned}
   */
  static Decided answer(
      Deployment deployment, ContainerRequestContext request, int status, boolean hasEntity) {
    Decided decided = Decided.of(request);
    if (decided != null && !(decided instanceof ServedMethod)) {
      return decided;
    }
    ServedMethod chosen = decided instanceof ServedMethod method ? method : null;
    InForce inForce = deployment.inForce();
    RequestHead head = new FilteredRequest(request);
    boolean handedOn = deployment.server().handsOn(status, hasEntity);
    Policy policy =
        handedOn ? null : ActualRequests.policy(deployment, inForce, head, status, chosen);
    if (policy == null && !handedOn) {
      inForce.explanations().actual(null, head);
    }
    Decided answer =
        policy == null ? Ungoverned.UNGOVERNED : ActualRequests.answer(inForce, head, policy);
    answer.remember(request);
    return answer;
  }

  private void complainOnce() {
    if (complained.compareAndSet(false, true)) {
      LOG.log(
          Level.ERROR,
          getClass().getName()
              + " is registered, but dev.corsac.jaxrs.CorsFeature is not: no response of this"
              + " application gets CORS headers. Register CorsFeature in its place; it finds the"
              + " generated filters by itself.");
    }
  }
}
