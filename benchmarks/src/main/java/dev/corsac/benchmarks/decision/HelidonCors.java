package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.Helidon;
import org.jspecify.annotations.Nullable;

/** Helidon's CORS support, with a path of its own for each resource where there are several. */
@SuppressWarnings({"deprecation", "removal"}) // Helidon 4.5 replaces it, and still runs it
final class HelidonCors implements Contestant {
  private final Helidon server = new Helidon();
  private final io.helidon.webserver.cors.CorsSupport support;

  HelidonCors(Setup setup) {
    io.helidon.webserver.cors.CorsSupport.Builder builder =
        io.helidon.webserver.cors.CorsSupport.builder();
    for (int resource = 0; resource < setup.resources(); resource++) {
      io.helidon.cors.CrossOriginConfig configuration =
          io.helidon.cors.CrossOriginConfig.builder()
              .allowOrigins(setup.origins(resource).toArray(String[]::new))
              .allowMethods("GET", "HEAD", "PUT")
              .allowHeaders("content-type", "x-request-id")
              .exposeHeaders("Location")
              .maxAgeSeconds(1800)
              .build();
      if (setup.resources() == 1) {
        builder.addCrossOrigin(configuration);
      } else {
        builder.addCrossOrigin("/" + setup.template(resource, 0), configuration);
      }
    }
    support = builder.build();
  }

  @Override
  public void reset(Call call) {
    server.reset(call);
  }

  @Override
  public @Nullable Object handle() {
    support.handle(server.request(), server.response());
    return server;
  }

  @Override
  public @Nullable String responseHeader(String name) {
    return server.responseHeader(name);
  }
}
