package dev.corsac.jaxrs.lifecycle;

import dev.corsac.jaxrs.request.FlightRecorder;
import dev.corsac.jaxrs.request.Requests;
import dev.corsac.jaxrs.value.GuardSettings;
import dev.corsac.jaxrs.value.GuardSettings.Mode;
import dev.corsac.policy.Policy;
import dev.corsac.policy.decide.GuardVerdict;
import dev.corsac.policy.decide.GuardedRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guard (docs/architecture.md#guard): refuses state-changing requests that browsers send from
 * origins which the policy of the chosen method does not allow. Thread safe.
 */
public final class RequestGuard {

  /** What it reads of a request. */
  private record Fields(ContainerRequestContext request) implements GuardedRequest {
    @Override
    public String method() {
      return request.getMethod();
    }

    @Override
    public List<String> lines(String name) {
      return Requests.lines(request, name);
    }

    @Override
    public @Nullable String authority() {
      URI uri = Requests.uri(request.getUriInfo());
      return uri == null ? null : uri.getRawAuthority();
    }
  }

  private final GuardSettings settings;
  private final GuardLog log;
  private final boolean explain;

  /**
   * @param explain whether the answer says why
   */
  RequestGuard(GuardSettings settings, GuardLog log, boolean explain) {
    this.settings = settings;
    this.log = log;
    this.explain = explain;
  }

  public Mode mode() {
    return settings.mode();
  }

  /** Aborts a request that may change something, if it is refused. */
  public void check(ServedMethod chosen, ContainerRequestContext request) {
    if (settings.mode() != Mode.OFF) {
      answer(verdict(chosen, request), chosen.route(), request);
    }
  }

  /** The same for a method under no policy, as if it were under {@code @SameOrigin}. */
  public void checkAsSameOrigin(ServedMethod ungoverned, ContainerRequestContext request) {
    if (settings.mode() != Mode.OFF) {
      GuardVerdict verdict = settings.guard().judge(Policy.SAME_ORIGIN, new Fields(request));
      answer(verdict, ungoverned.route(), request);
    }
  }

  /**
   * The same where the server does not say which method it chose.
   *
   * @param policies that hold at the path
   */
  public void check(Collection<@Nullable Policy> policies, ContainerRequestContext request) {
    if (settings.mode() != Mode.OFF) {
      answer(verdict(policies, request), "a method that the server does not name", request);
    }
  }

  private GuardVerdict verdict(ServedMethod chosen, ContainerRequestContext request) {
    return chosen.hasOnePolicy()
        ? settings.guard().judge(chosen.onePolicy(), new Fields(request))
        : verdict(chosen.guarding(request), request);
  }

  /** Where several policies could hold, each of them has to let the request through. */
  private GuardVerdict verdict(
      Collection<@Nullable Policy> policies, ContainerRequestContext request) {
    GuardVerdict verdict = GuardVerdict.NOT_GOVERNED;
    for (Policy policy : policies) {
      verdict = settings.guard().judge(policy, new Fields(request));
      if (!verdict.handled()) {
        return verdict;
      }
    }
    return verdict;
  }

  private void answer(GuardVerdict verdict, String route, ContainerRequestContext request) {
    if (verdict.handled()) {
      return;
    }
    boolean enforced = settings.mode() == Mode.ENFORCE;
    log.refused(verdict, enforced, route, request);
    FlightRecorder.guarded(request, route, verdict.reason(), enforced);
    if (enforced) {
      // With an entity: without one, servlet containers answer with the application's error page,
      // and a page that reloads itself would send the request again, now as one of its own.
      request.abortWith(
          Response.status(Status.FORBIDDEN)
              .type(MediaType.TEXT_PLAIN_TYPE)
              .entity(explain ? "Refused by the guard: " + verdict.reason() + ".\n" : "")
              .build());
    }
  }
}
