package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.JaxRs;
import jakarta.ws.rs.ForbiddenException;
import java.io.IOException;
import org.jboss.resteasy.plugins.interceptors.CorsFilter;
import org.jspecify.annotations.Nullable;

/** RESTEasy's filter. */
final class RestEasyCors implements Contestant {
  private final JaxRs server;
  private final CorsFilter filter = new CorsFilter();

  RestEasyCors(Setup setup) {
    server = new JaxRs(setup.uris());
    filter.getAllowedOrigins().addAll(setup.origins(0));
    filter.setAllowCredentials(false);
    filter.setAllowedMethods("GET, HEAD, PUT");
    filter.setAllowedHeaders("Content-Type, X-Request-Id");
    filter.setExposedHeaders("Location");
    filter.setCorsMaxAge(1800);
  }

  @Override
  public void reset(Call call) {
    server.reset(call);
  }

  @Override
  public @Nullable Object handle() throws IOException {
    try {
      filter.filter(server.request());
    } catch (ForbiddenException e) {
      return e;
    }
    if (server.aborted() == null) {
      filter.filter(server.request(), server.response());
    }
    return server.response();
  }

  @Override
  public @Nullable String responseHeader(String name) {
    return server.responseHeader(name);
  }
}
