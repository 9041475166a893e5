package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.Vertx;
import io.quarkus.vertx.http.runtime.cors.CORSConfig;
import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A handler of Vert.x: its own, or that of Quarkus. */
final class VertxCors implements Contestant {
  private final Vertx server = new Vertx();
  private final Handler<RoutingContext> handler;

  private VertxCors(Handler<RoutingContext> handler) {
    this.handler = handler;
  }

  static Contestant vertx(Setup setup) {
    CorsHandler handler = CorsHandler.create();
    if (setup.domains().isEmpty()) {
      handler.addOrigins(setup.origins(0));
    } else {
      handler.addOriginsWithRegex(setup.domains().stream().map(VertxCors::subdomainsOf).toList());
    }
    return new VertxCors(
        handler
            .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT))
            .allowedHeaders(Set.of("Content-Type", "X-Request-Id"))
            .exposedHeader("Location")
            .maxAgeSeconds(1800));
  }

  static Contestant quarkus(Setup setup) {
    List<String> origins =
        setup.domains().isEmpty()
            ? setup.origins(0)
            : setup.domains().stream().map(d -> "/" + subdomainsOf(d) + "/").toList();
    return new VertxCors(new CORSFilter(new Configuration(Optional.of(origins))));
  }

  private static String subdomainsOf(String domain) {
    return "https://([a-z0-9_-]+\\.)+" + domain.replace(".", "\\.");
  }

  @Override
  public void reset(Call call) {
    server.reset(call);
  }

  @Override
  public @Nullable Object handle() {
    handler.handle(server.context());
    return server;
  }

  @Override
  public @Nullable String responseHeader(String name) {
    return server.responseHeader(name);
  }

  private record Configuration(Optional<List<String>> origins) implements CORSConfig {
    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public Optional<List<String>> methods() {
      return Optional.of(List.of("GET", "HEAD", "PUT"));
    }

    @Override
    public Optional<List<String>> headers() {
      return Optional.of(List.of("Content-Type", "X-Request-Id"));
    }

    @Override
    public Optional<List<String>> exposedHeaders() {
      return Optional.of(List.of("Location"));
    }

    @Override
    public Optional<Duration> accessControlMaxAge() {
      return Optional.of(Duration.ofMinutes(30));
    }

    @Override
    public Optional<Boolean> accessControlAllowCredentials() {
      return Optional.of(false);
    }

    @Override
    public boolean returnExactOrigins() {
      return true;
    }

    @Override
    public boolean varyOrigin() {
      return true;
    }
  }
}
