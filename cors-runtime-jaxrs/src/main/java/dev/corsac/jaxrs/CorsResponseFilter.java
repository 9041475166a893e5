package dev.corsac.jaxrs;

import dev.corsac.policy.Policy;
import dev.corsac.policy.route.ChosenMethod;
import dev.corsac.policy.route.Decisions;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.PreflightAnswer;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
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

  /** The request property that holds the {@link Policy} whose headers a response has. */
  private static final String WRITTEN = "dev.corsac.jaxrs.written";

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
    MethodKey chosen = (MethodKey) request.getProperty(ChosenMethodFilter.CHOSEN);
    boolean foreign = false;
    if (deployment.writerOf(chosen).equals(table)) {
      foreign = write(deployment, request, response, chosen);
    } else if (table.isEmpty() && request.getProperty(WRITTEN) instanceof Policy written) {
      foreign = writeActual(request, response.getHeaders(), written);
    }
    if (foreign) {
      deployment.noteForeignHeaders(request.getMethod(), request.getUriInfo());
    }
  }

  /** Returns whether headers of other code were in the way. */
  private static boolean write(
      Deployment deployment,
      ContainerRequestContext request,
      ContainerResponseContext response,
      @Nullable MethodKey chosen) {
    if (request.getProperty(PreflightFilter.ANSWER) instanceof PreflightAnswer answer) {
      String origin = Requests.decidingOrigin(request);
      return ResponseHeaders.preflight(response.getHeaders(), answer, origin);
    }
    Policy policy = policy(deployment, request, response.getStatus(), chosen);
    if (policy == null) {
      return false;
    }
    request.setProperty(WRITTEN, policy);
    deployment.explanations().actual(policy, request);
    return writeActual(request, response.getHeaders(), policy);
  }

  /** The policy that governs the response to an actual request; null if none does. */
  static @Nullable Policy policy(
      Deployment deployment,
      ContainerRequestContext request,
      int status,
      @Nullable MethodKey chosen) {
    if (Requests.isPreflight(request)) {
      return null;
    }
    String method = request.getMethod();
    // Servers answer OPTIONS with handlers of their own, which some of them report as chosen.
    if (chosen == null || (chosen.equals(MethodKey.OF_SERVER) && method.equals("OPTIONS"))) {
      String path = Requests.rawPath(request.getUriInfo());
      return path == null ? null : deployment.decisions().unchosen(path, method, status);
    }
    ChosenMethod known = chosen.isKnown() ? resolve(deployment.decisions(), chosen) : null;
    if (known == null || known.isAgreed()) {
      return known == null ? null : known.agreedPolicy();
    }
    String path = Requests.rawPath(request.getUriInfo());
    return path == null ? null : known.policy(method, path);
  }

  private static @Nullable ChosenMethod resolve(Decisions decisions, MethodKey chosen) {
    ChosenMethod known = decisions.resolve(chosen.className(), chosen.signature());
    for (int i = 0; known != null && i < chosen.inherited().size(); i++) {
      MethodKey inherited = chosen.inherited().get(i);
      ChosenMethod other = decisions.resolve(inherited.className(), inherited.signature());
      known = other == null ? null : known.or(other);
    }
    return known;
  }

  /** Returns whether headers of other code were in the way. */
  static boolean writeActual(
      ContainerRequestContext request, MultivaluedMap<String, Object> headers, Policy policy) {
    String origin = policy.anyOrigin() ? null : Requests.decidingOrigin(request);
    return ResponseHeaders.actual(
        headers, policy, origin != null && policy.allows(origin) ? origin : null);
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
