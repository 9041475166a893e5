package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import java.io.IOException;
import java.util.Objects;

/** Corsac, not yet started, and the first request for it. */
public final class FirstAnswer {
  private final Setup setup;
  private final Call call;

  /** Nothing of Corsac is loaded yet. */
  public FirstAnswer(Setup setup) {
    this.setup = setup;
    this.call = Kind.C.call(setup, 0);
  }

  /** Compiles the setup, if nobody has. */
  public static void compile(Setup setup) {
    CompiledSetup.of(setup);
  }

  /** Configures the feature, and answers a preflight request. */
  public Object give() throws IOException {
    CorsacFilters corsac = new CorsacFilters(setup);
    corsac.reset(call);
    corsac.handle();
    if (!Objects.equals(corsac.responseHeader("Access-Control-Allow-Origin"), call.origin())) {
      throw new IllegalStateException("refused: " + call);
    }
    return corsac;
  }
}
