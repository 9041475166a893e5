package dev.corsac.contract.app;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Takes the method from {@code X-Override} and the path from {@code X-Path}, before matching. */
@Provider
@PreMatching
public class OverrideFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    String method = request.getHeaderString("X-Override");
    if (method != null) {
      request.setMethod(method);
    }
    String path = request.getHeaderString("X-Path");
    if (path != null) {
      request.setRequestUri(
          request.getUriInfo().getRequestUriBuilder().replacePath("/api" + path).build());
    }
  }
}
