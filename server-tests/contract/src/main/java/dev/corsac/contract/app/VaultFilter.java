package dev.corsac.contract.app;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Authenticates before matching, by path. */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@Provider
public class VaultFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getUriInfo().getPath().contains("vault")
        && !"Bearer demo".equals(request.getHeaderString("Authorization"))) {
      request.abortWith(Response.status(401).header("WWW-Authenticate", "Bearer").build());
    }
  }
}
