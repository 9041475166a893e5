package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.JaxRs;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filter that everybody pastes: a set of origins and four headers, whatever the route. */
final class PastedFilter implements Contestant {
  private final JaxRs server;
  private final Filter filter;

  PastedFilter(Setup setup) {
    server = new JaxRs(uris(setup));
    filter = new Filter(new HashSet<>(setup.origins(0)));
  }

  static Map<String, URI> uris(Setup setup) {
    Map<String, URI> uris = new HashMap<>();
    for (int resource = 0; resource < setup.resources(); resource++) {
      for (int template = 0; template < setup.templates(); template++) {
        String path = setup.path(resource, template);
        uris.put(path, URI.create("http://api.example.com/api" + path));
      }
    }
    return uris;
  }

  @Override
  public void reset(Call call) {
    server.reset(call);
  }

  @Override
  public @Nullable Object handle() {
    filter.filter(server.request());
    filter.filter(server.request(), server.response());
    return server.response();
  }

  @Override
  public @Nullable String allowOrigin() {
    return (String) server.response().getHeaders().getFirst("Access-Control-Allow-Origin");
  }

  private static final class Filter implements ContainerRequestFilter, ContainerResponseFilter {
    private final Set<String> origins;

    Filter(Set<String> origins) {
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
        response
            .getHeaders()
            .putSingle("Access-Control-Allow-Headers", "Content-Type, X-Request-Id");
        response.getHeaders().putSingle("Access-Control-Max-Age", "1800");
      }
    }
  }
}
