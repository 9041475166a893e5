package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.JaxRs;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Always writes the constants that the right answer to {@link Kind} has, without asking anything:
 * what writing costs, whoever decides.
 */
final class FloorFilter implements Contestant {
  private final JaxRs server;
  private final String origin;
  private boolean preflight;

  FloorFilter(Setup setup) {
    server = new JaxRs(setup.uris());
    origin = setup.allowedOrigin(0, 0);
  }

  @Override
  public void reset(Call call) {
    server.reset(call);
    preflight = call.requestMethod() != null;
  }

  @Override
  public @Nullable Object handle() {
    if (preflight) {
      Response response = Response.status(204).build();
      MultivaluedMap<String, Object> headers = response.getHeaders();
      headers.putSingle("Access-Control-Allow-Origin", origin);
      headers.putSingle("Access-Control-Allow-Methods", "GET, HEAD, PUT");
      headers.putSingle("Access-Control-Allow-Headers", "Content-Type, X-Request-Id");
      headers.putSingle("Access-Control-Max-Age", "1800");
      headers.putSingle("Vary", "Origin, Access-Control-Request-Method");
      server.request().abortWith(response);
      return response;
    }
    MultivaluedMap<String, Object> headers = server.response().getHeaders();
    headers.putSingle("Access-Control-Allow-Origin", origin);
    headers.putSingle("Access-Control-Expose-Headers", "Location");
    headers.putSingle("Vary", "Origin");
    return headers;
  }

  @Override
  public @Nullable String responseHeader(String name) {
    return name.equals("Vary") ? "Origin" : origin;
  }
}
