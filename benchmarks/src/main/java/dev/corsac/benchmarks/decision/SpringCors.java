package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.Servlet;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.util.ServletRequestPathUtils;

/** Spring's processor and its source of configurations by URL. */
final class SpringCors implements Contestant {
  private final Servlet server = new Servlet();
  private final UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
  private final DefaultCorsProcessor processor = new DefaultCorsProcessor();

  SpringCors(Setup setup) {
    for (int resource = 0; resource < setup.resources(); resource++) {
      CorsConfiguration configuration = new CorsConfiguration();
      if (setup.domains().isEmpty()) {
        configuration.setAllowedOrigins(setup.origins(resource));
      } else {
        configuration.setAllowedOriginPatterns(
            setup.domains().stream().map(domain -> "https://*." + domain).toList());
      }
      configuration.setAllowedMethods(List.of("GET", "HEAD", "PUT"));
      configuration.setAllowedHeaders(List.of("Content-Type", "X-Request-Id"));
      configuration.setExposedHeaders(List.of("Location"));
      configuration.setMaxAge(1800L);
      for (int template = 0; template < setup.templates(); template++) {
        source.registerCorsConfiguration(
            "/" + setup.template(resource, template).replace(": ", ":"), configuration);
      }
    }
  }

  @Override
  public void reset(Call call) {
    server.reset(call);
  }

  @Override
  public @Nullable Object handle() throws IOException {
    // Spring MVC has parsed the path before it asks for a configuration.
    ServletRequestPathUtils.parseAndCache(server.request());
    CorsConfiguration configuration = source.getCorsConfiguration(server.request());
    return processor.processRequest(configuration, server.request(), server.response());
  }

  @Override
  public @Nullable String responseHeader(String name) {
    return server.responseHeader(name);
  }
}
