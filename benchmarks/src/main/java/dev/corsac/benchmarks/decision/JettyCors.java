package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.Jetty;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Jetty's core handler. */
final class JettyCors implements Contestant {
  private final Jetty server = new Jetty();
  private final CrossOriginHandler handler = new CrossOriginHandler();

  JettyCors(Setup setup) {
    handler.setAllowedOriginPatterns(
        setup.domains().isEmpty()
            ? setup.origins(0).stream().map(Pattern::quote).collect(Collectors.toSet())
            : setup.domains().stream()
                .map(domain -> "https://([a-z0-9_-]+\\.)+" + Pattern.quote(domain))
                .collect(Collectors.toSet()));
    handler.setAllowedMethods(Set.of("GET", "HEAD", "PUT"));
    handler.setAllowedHeaders(Set.of("Content-Type", "X-Request-Id"));
    handler.setExposedHeaders(Set.of("Location"));
    handler.setPreflightMaxAge(Duration.ofMinutes(30));
    handler.setHandler(
        new Handler.Abstract.NonBlocking() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            return true;
          }
        });
    handler.setServer(new Server());
    try {
      handler.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void reset(Call call) {
    server.reset(call);
  }

  @Override
  public @Nullable Object handle() throws Exception {
    return handler.handle(server.request(), server.response(), Callback.NOOP);
  }

  @Override
  public @Nullable String responseHeader(String name) {
    return server.responseHeader(name);
  }
}
