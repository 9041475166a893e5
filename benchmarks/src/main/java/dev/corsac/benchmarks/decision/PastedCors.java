package dev.corsac.benchmarks.decision;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.Set;

/** The filter that everybody pastes: a set of origins and four headers, on every path. */
@PreMatching
public class PastedCors implements ContainerRequestFilter, ContainerResponseFilter {
  private final Set<String> origins;

  /** Made by a server: allows the one origin of {@link Setup#O1}. */
  public PastedCors() {
    this(new HashSet<>(Setup.O1.origins(0)));
  }

  PastedCors(Set<String> origins) {
    this.origins = origins;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals("OPTIONS")) {
      request.abortWith(Response.ok().build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String origin = request.getHeaderString("Origin");
    if (origin != null && origins.contains(origin)) {
      response.getHeaders().putSingle("Access-Control-Allow-Origin", origin);
      response.getHeaders().putSingle("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
      response.getHeaders().putSingle("Access-Control-Allow-Headers", "Content-Type, X-Request-Id");
      response.getHeaders().putSingle("Access-Control-Max-Age", "1800");
    }
  }
}
