package dev.corsac.contract.app;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Authenticates after matching, bound by name. */
@Secured
@Priority(Priorities.AUTHENTICATION)
@Provider
public class TokenFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (!"Bearer demo".equals(request.getHeaderString("Authorization"))) {
      request.abortWith(Response.status(401).header("WWW-Authenticate", "Bearer").build());
    }
  }
}
