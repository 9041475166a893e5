package dev.corsac.jaxrs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Notes which resource method the server chose. Here {@link ResourceInfo} is exact on every server;
 * in a response filter it may be null, or be a sub-resource locator.
 */
@Priority(CorsFeature.FIRST)
public final class ChosenMethodFilter extends ApplicationFilter implements ContainerRequestFilter {

  @Context private @Nullable ResourceInfo resourceInfo;

  /** For servers. */
  public ChosenMethodFilter() {}

  @Override
  public void filter(ContainerRequestContext request) {
    Deployment deployment = deployment();
    if (deployment == null) {
      return;
    }
    ResourceInfo chosen = chosen(request, deployment);
    if (chosen == null) {
      return;
    }
    Class<?> type = chosen.getResourceClass();
    Method method = chosen.getResourceMethod();
    if (type != null && method != null) {
      deployment.chosen(type, method, request.getUriInfo()).remember(request);
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
