package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.Servlet;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A servlet filter with one policy for all. */
@SuppressWarnings({"deprecation", "removal"}) // Jetty's, which Dropwizard still uses
final class FilteredServlet implements Contestant {
  private final Servlet server = new Servlet();
  private final Filter filter;

  private FilteredServlet(Filter filter, Map<String, String> parameters) {
    this.filter = filter;
    try {
      filter.init(Servlet.config(parameters));
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
  }

  static Contestant tomcat(Setup setup) {
    return new FilteredServlet(
        new org.apache.catalina.filters.CorsFilter(),
        Map.of(
            "cors.allowed.origins", String.join(",", setup.origins(0)),
            "cors.allowed.methods", "GET,HEAD,PUT",
            "cors.allowed.headers", "Content-Type,X-Request-Id",
            "cors.exposed.headers", "Location",
            "cors.preflight.maxage", "1800"));
  }

  static Contestant jetty(Setup setup) {
    return new FilteredServlet(
        new org.eclipse.jetty.ee10.servlets.CrossOriginFilter(),
        Map.of(
            org.eclipse.jetty.ee10.servlets.CrossOriginFilter.ALLOWED_ORIGINS_PARAM,
                String.join(",", setup.origins(0)),
            org.eclipse.jetty.ee10.servlets.CrossOriginFilter.ALLOWED_METHODS_PARAM, "GET,HEAD,PUT",
            org.eclipse.jetty.ee10.servlets.CrossOriginFilter.ALLOWED_HEADERS_PARAM,
                "Content-Type,X-Request-Id",
            org.eclipse.jetty.ee10.servlets.CrossOriginFilter.EXPOSED_HEADERS_PARAM, "Location",
            org.eclipse.jetty.ee10.servlets.CrossOriginFilter.ALLOW_CREDENTIALS_PARAM, "false",
            org.eclipse.jetty.ee10.servlets.CrossOriginFilter.PREFLIGHT_MAX_AGE_PARAM, "1800"));
  }

  @Override
  public void reset(Call call) {
    server.reset(call);
  }

  @Override
  public @Nullable Object handle() throws IOException, ServletException {
    filter.doFilter(server.request(), server.response(), Servlet.CHAIN);
    return server.response();
  }

  @Override
  public @Nullable String responseHeader(String name) {
    return server.responseHeader(name);
  }
}
