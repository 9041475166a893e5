package dev.corsac.jaxrs;

import dev.corsac.policy.Policy;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.PreflightAnswer;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Writes the headers of actual responses. The base of generated filters: each treats the responses
 * of the resource methods that its own table knows, so that a response is written by exactly one.
 *
 * <p>Not for use by hand.
 */
public abstract class CorsResponseFilter extends ApplicationFilter
    implements ContainerResponseFilter {
  private static final Logger LOG = System.getLogger("dev.corsac");

  private final String table;
  private final AtomicBoolean complained = new AtomicBoolean();

  /**
   * Binds the filter to the table that was generated with it.
   *
   * @param table the table whose resource methods it treats
   */
  protected CorsResponseFilter(PolicyTable table) {
    this(table.name());
  }

  CorsResponseFilter(String table) {
    this.table = table;
  }

  @Override
  public final void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Deployment deployment = deployment();
    if (deployment == null) {
      complainOnce();
      return;
    }
    ChosenMethod chosen = (ChosenMethod) request.getProperty(ChosenMethodFilter.CHOSEN);
    if (!deployment.writerOf(chosen).equals(table)) {
      return;
    }
    boolean foreign = false;
    if (request.getProperty(PreflightFilter.ANSWER) instanceof PreflightAnswer answer) {
      foreign = ResponseHeaders.preflight(response.getHeaders(), answer);
    } else if (!Requests.isPreflight(request)) {
      String path = Requests.rawPath(request.getUriInfo());
      Policy policy = path == null ? null : policy(deployment, request, response, path, chosen);
      if (policy != null) {
        foreign = writeActual(deployment, request, response, policy);
      }
    }
    if (foreign) {
      deployment.noteForeignHeaders(request.getMethod(), request.getUriInfo());
    }
  }

  private static @Nullable Policy policy(
      Deployment deployment,
      ContainerRequestContext request,
      ContainerResponseContext response,
      String path,
      @Nullable ChosenMethod chosen) {
    String method = request.getMethod();
    // Servers answer OPTIONS with handlers of their own, which some of them report as chosen.
    if (chosen == null || (!chosen.isKnown() && method.equals("OPTIONS"))) {
      return deployment.decisions().unchosen(path, method, response.getStatus());
    }
    return chosen.isKnown()
        ? deployment.decisions().chosen(chosen.className(), chosen.signature(), method, path)
        : null;
  }

  private static boolean writeActual(
      Deployment deployment,
      ContainerRequestContext request,
      ContainerResponseContext response,
      Policy policy) {
    String origin = Requests.decidingOrigin(request);
    boolean allowed = origin != null && !policy.anyOrigin() && policy.allows(origin);
    if (!allowed && !policy.anyOrigin()) {
      deployment.explanations().refusedOrigin(policy, request);
    }
    return ResponseHeaders.actual(response.getHeaders(), policy, allowed ? origin : null);
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
