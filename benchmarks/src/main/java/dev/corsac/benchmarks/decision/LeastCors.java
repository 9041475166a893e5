package dev.corsac.benchmarks.decision;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The least that answers all of {@link Kind} rightly, written by hand for one origin, one policy
 * and one resource: it knows no routes, no resource methods and nothing that another filter may
 * have written. What a filter for Jakarta REST costs that is right, whoever writes it.
 */
final class LeastCors implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String ORIGIN = "origin";
  private static final String REQUEST_METHOD = "access-control-request-method";

  private final String allowed;

  LeastCors(String allowed) {
    this.allowed = allowed;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!isPreflight(request)) {
      return;
    }
    boolean granted =
        allowed.equals(line(request, ORIGIN)) && "PUT".equals(line(request, REQUEST_METHOD));
    Response response = Response.status(granted ? 204 : 403).build();
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("Vary", "Origin, Access-Control-Request-Method");
    if (granted) {
      headers.putSingle("Access-Control-Allow-Origin", allowed);
      headers.putSingle("Access-Control-Allow-Methods", "GET, HEAD, PUT");
      headers.putSingle("Access-Control-Allow-Headers", "Content-Type, X-Request-Id");
      headers.putSingle("Access-Control-Max-Age", "1800");
    }
    request.abortWith(response);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (isPreflight(request)) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("Vary", "Origin");
    if (allowed.equals(line(request, ORIGIN))) {
      headers.putSingle("Access-Control-Allow-Origin", allowed);
      headers.putSingle("Access-Control-Expose-Headers", "Location");
    }
  }

  private static boolean isPreflight(ContainerRequestContext request) {
    return request.getMethod().equals("OPTIONS")
        && line(request, ORIGIN) != null
        && line(request, REQUEST_METHOD) != null;
  }

  /** The one line of a header; null for none, and for several. */
  private static @Nullable String line(ContainerRequestContext request, String name) {
    List<String> lines = request.getHeaders().get(name);
    return lines == null || lines.size() != 1 ? null : lines.get(0);
  }
}
