package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import org.jspecify.annotations.Nullable;

/** A CORS implementation, configured, and its stubs. Not thread safe. */
interface Contestant {

  /** Puts a request into the stubs. */
  void reset(Call call);

  /** Does all that the implementation does for this request; the result only keeps it alive. */
  @Nullable Object handle() throws Exception;

  /**
   * The first line of a header of what {@link #handle} answered; null for none.
   *
   * @param name {@code Access-Control-Allow-Origin} or {@code Vary}
   */
  @Nullable String responseHeader(String name);
}
