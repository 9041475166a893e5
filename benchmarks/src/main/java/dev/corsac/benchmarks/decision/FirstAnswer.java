package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Objects;

/** Corsac, not yet started, and the first request for it. */
public final class FirstAnswer {
  private final CorsacFilters corsac;
  private final Call call;

  /** Makes the server's part, with all stubs: nothing of Corsac is loaded yet. */
  public FirstAnswer(Setup setup) {
    this.corsac = CorsacFilters.unconfigured(setup);
    this.call = Kind.C.call(setup, 0);
    Response.noContent().build();
  }

  /** Compiles the setup, if nobody has. */
  public static void compile(Setup setup) {
    CompiledSetup.of(setup);
  }

  /** Configures the feature, and answers a preflight request. */
  public Object give() throws IOException {
    corsac.configure();
    corsac.reset(call);
    corsac.handle();
    if (!Objects.equals(corsac.responseHeader("Access-Control-Allow-Origin"), call.origin())) {
      throw new IllegalStateException("refused: " + call);
    }
    return corsac;
  }
}
