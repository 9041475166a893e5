package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same requests with the guard and without it. What the harness costs is in both, so that the
 * difference is the guard's; the virtual machine is {@link DecisionBenchmark}'s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xms1g",
      "-Xmx1g",
      "-XX:+AlwaysPreTouch",
      "-XX:+UseParallelGC",
      "-XX:-UseAdaptiveSizePolicy",
      "-Xmn512m",
      "-XX:CompileCommand=dontinline,dev.corsac.benchmarks.decision.*::handle"
    })
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 9, time = 150, timeUnit = TimeUnit.MILLISECONDS)
@NullUnmarked
public class GuardBenchmark {
  private static final int CALLS = 1024;

  /** The value of {@code corsac.guard}. */
  @Param({"enforce", "off"})
  String guard;

  @Param({"O1"})
  dev.corsac.benchmarks.decision.Setup setup;

  @Param({"A", "B", "D", "ALLOWED", "OWN", "OWN_OVER_HTTP", "NO_BROWSER", "FOREIGN"})
  Sender sender;

  private final Call[] calls = new Call[CALLS];
  private CorsacFilters corsac;
  private int next;

  /** Configures, and asks everything once, because a wrong answer is not worth timing. */
  @Setup
  public void configure() throws Exception {
    corsac = CorsacFilters.guarded(setup, guard);
    for (int i = 0; i < CALLS; i++) {
      // A prime step, so that neighbours in the table are not neighbours in time.
      calls[i] = sender.call(setup, i * 7919 % 100_003);
    }
    for (Call call : calls) {
      verify(call);
    }
  }

  private void verify(Call call) throws Exception {
    corsac.reset(call.fresh());
    corsac.handle();
    @Nullable String expected = sender.isGranted() ? call.origin() : null;
    @Nullable String answered = corsac.responseHeader("Access-Control-Allow-Origin");
    boolean handled = sender.isHandled() || guard.equals("off");
    if (corsac.aborted() == handled
        || (expected == null ? answered != null : !expected.equals(answered))) {
      throw new IllegalStateException(
          "with corsac.guard=%s, %s is %s and answered %s"
              .formatted(guard, call, corsac.aborted() ? "refused" : "handled", answered));
    }
  }

  /** One request. */
  @Benchmark
  public Object handled() throws Exception {
    next = (next + 1) & (CALLS - 1);
    corsac.reset(calls[next].fresh());
    return corsac.handle();
  }
}
