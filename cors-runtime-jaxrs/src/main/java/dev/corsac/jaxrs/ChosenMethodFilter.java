package dev.corsac.jaxrs;

import dev.corsac.jaxrs.lifecycle.RequestGuard;
import dev.corsac.jaxrs.lifecycle.ServedMethod;
import dev.corsac.jaxrs.request.Requests;
import dev.corsac.jaxrs.server.JerseyQuirks;
import dev.corsac.jaxrs.value.GuardSettings.Mode;
import dev.corsac.policy.Policy;
import dev.corsac.policy.decide.Guard;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response.Status;
import java.lang.reflect.Method;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Notes which resource method the server chose, and lets the guard look at the request before any
 * other filter and the method see it. Here {@link ResourceInfo} is exact on every server; in a
 * response filter it may be null, or be a sub-resource locator.
 */
@Priority(CorsFeature.FIRST)
public final class ChosenMethodFilter extends ApplicationFilter implements ContainerRequestFilter {

  @Context private @Nullable ResourceInfo resourceInfo;

  /** For servers. */
  public ChosenMethodFilter() {}

  @Override
  public void filter(ContainerRequestContext request) {
    Deployment deployment = deployment(request);
    if (deployment == null) {
      return;
    }
    ResourceInfo chosen = chosen(request, deployment);
    Class<?> type = chosen == null ? null : chosen.getResourceClass();
    Method method = chosen == null ? null : chosen.getResourceMethod();
    boolean changing = !Guard.isSafe(request.getMethod());
    if (type != null && method != null) {
      ServedMethod served = deployment.chosen(type, method, request);
      served.remember(request);
      if (changing) {
        guard(deployment, served, request);
      }
    } else if (changing) {
      String path = Requests.rawPath(request.getUriInfo());
      Policy policy =
          path == null
              ? null
              : deployment
                  .inForce()
                  .decisions()
                  .unchosen(path, request.getMethod(), Status.OK.getStatusCode());
      deployment.inForce().guard().check(Collections.singleton(policy), request);
    }
  }

  /**
   * A filter may have led to a method under no policy what was granted for another one, or the
   * server may have chosen one that no table knows: nobody has granted that.
   */
  private static void guard(
      Deployment deployment, ServedMethod served, ContainerRequestContext request) {
    RequestGuard guard = deployment.inForce().guard();
    if (guard.mode() != Mode.OFF
        && served.isUngoverned(request)
        && Preflights.grant(deployment, request)) {
      guard.checkAsSameOrigin(served, request);
    } else {
      guard.check(served, request);
    }
  }

  private @Nullable ResourceInfo chosen(ContainerRequestContext request, Deployment deployment) {
    ResourceInfo known = JerseyQuirks.chosen(request.getUriInfo());
    if (known != null) {
      return known;
    }
    return resourceInfo == null ? deployment.resourceInfo() : resourceInfo;
  }
}
