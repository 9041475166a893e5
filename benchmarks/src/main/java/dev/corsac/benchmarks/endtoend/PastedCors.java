package dev.corsac.benchmarks.endtoend;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** The filter that everybody pastes: a set of origins and four headers, on every path. */
@PreMatching
public class PastedCors implements ContainerRequestFilter, ContainerResponseFilter {
  private static final Set<String> ORIGINS = Set.of(Traffic.origin());

  /** Made by the server. */
  public PastedCors() {}

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals("OPTIONS")) {
      request.abortWith(Response.ok().build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String origin = request.getHeaderString("Origin");
    if (origin != null && ORIGINS.contains(origin)) {
      response.getHeaders().putSingle("Access-Control-Allow-Origin", origin);
      response.getHeaders().putSingle("Access-Control-Allow-Methods", "GET, PUT");
      response.getHeaders().putSingle("Access-Control-Allow-Headers", "Content-Type, X-Request-Id");
      response.getHeaders().putSingle("Access-Control-Max-Age", "1800");
    }
  }
}
