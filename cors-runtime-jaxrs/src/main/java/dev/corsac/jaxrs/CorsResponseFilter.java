package dev.corsac.jaxrs;

import dev.corsac.policy.ActualAnswer;
import dev.corsac.policy.Policy;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.PreflightAnswer;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Writes the headers of actual responses. The base of generated filters: each treats the responses
 * of the resource methods that its own table knows, and one of them all others, so that a response
 * is written by exactly one.
 *
 * <p>Not for use by hand.
 */
public abstract class CorsResponseFilter extends ApplicationFilter
    implements ContainerResponseFilter {
  private static final Logger LOG = System.getLogger("dev.corsac");

  /**
   * The request property that holds what is decided by now: the {@link PreflightAnswer} given, the
   * {@link ServedMethod} that was chosen, or the {@link ActualAnswer} that a generated filter wrote
   * which other filters may run behind.
   */
  static final String DECIDED = "dev.corsac.jaxrs.decided";

  private final String table;
  private final boolean last;
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
    this.last = isLast(getClass());
  }

  /**
   * Whether a filter runs behind all other code on every server. Jersey takes so small a number
   * from an annotation only, and where the annotation's class is missing there is none.
   */
  static boolean isLast(Class<? extends CorsResponseFilter> filter) {
    return Arrays.stream(filter.getAnnotations())
        .anyMatch(each -> each.annotationType().getName().equals("jakarta.annotation.Priority"));
  }

  @Override
  public final void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Deployment deployment = deployment();
    if (deployment == null) {
      complainOnce();
      return;
    }
    Object decided = request.getProperty(DECIDED);
    String writer =
        decided instanceof ServedMethod chosen
            ? chosen.writer()
            : deployment.writerOfRemainingResponses();
    if (!writer.equals(table)) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    boolean foreign =
        decided instanceof PreflightAnswer answer
            ? ResponseHeaders.preflight(headers, answer, Requests.onlyOrigin(request))
            : writeActual(deployment, request, response.getStatus(), headers, decided, last);
    if (foreign) {
      deployment.noteForeignHeaders(request.getMethod(), request.getUriInfo());
    }
  }

  /**
   * Writes the headers of the response to an actual request, if it is governed.
   *
   * @param decided what {@link #DECIDED} holds
   * @param last whether no other code comes behind, so that nothing needs to be remembered
   * @return whether headers of other code were in the way
   */
  static boolean writeActual(
      Deployment deployment,
      ContainerRequestContext request,
      int status,
      MultivaluedMap<String, Object> headers,
      @Nullable Object decided,
      boolean last) {
    if (decided instanceof ActualAnswer known) {
      boolean named = known.granted() && !known.anyOrigin();
      return ResponseHeaders.actual(headers, known, named ? Requests.onlyOrigin(request) : null);
    }
    ServedMethod chosen = decided instanceof ServedMethod method ? method : null;
    Policy policy = policy(deployment, request, status, chosen);
    if (policy == null) {
      return false;
    }
    deployment.explanations().actual(policy, request);
    String origin = policy.anyOrigin() ? null : Requests.onlyOrigin(request);
    ActualAnswer answer = policy.answer(origin);
    if (!last) {
      request.setProperty(DECIDED, answer);
    }
    return ResponseHeaders.actual(headers, answer, origin);
  }

  private static @Nullable Policy policy(
      Deployment deployment,
      ContainerRequestContext request,
      int status,
      @Nullable ServedMethod chosen) {
    if (Requests.isPreflight(request)) {
      return null;
    }
    String method = request.getMethod();
    // Servers answer OPTIONS with handlers of their own, which some of them report as chosen.
    if (chosen == null || (chosen.isOfServer() && method.equals("OPTIONS"))) {
      String path = Requests.rawPath(request.getUriInfo());
      return path == null ? null : deployment.decisions().unchosen(path, method, status);
    }
    return chosen.policy(request);
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
