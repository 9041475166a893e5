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
 * One request through one contestant. {@link #stubs} is what the harness itself costs, and is
 * subtracted.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
// A heap whose pages are all there: else the kernel's work for new ones is in the figures. Not G1:
// a write into an object as old as the stubs waits 20 ns there, or does not, while a server writes
// into objects of the request. Not the serial collector, which takes apart what belongs together.
// And as a server calls filters: not from one loop that the compiler sees through to the last
// string.
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
public class DecisionBenchmark {
  private static final int CALLS = 1024;

  @Param({"CORSAC"})
  Entry entry;

  @Param({"O1"})
  dev.corsac.benchmarks.decision.Setup setup;

  @Param({"A", "B", "C", "D"})
  Kind kind;

  private final Call[] calls = new Call[CALLS];
  private Contestant contestant;
  private int next;

  /** Configures the contestant and asks it once, because a wrong answer is not worth timing. */
  @Setup
  public void configure() throws Exception {
    contestant = entry.configured(setup);
    for (int i = 0; i < CALLS; i++) {
      // A prime step, so that neighbours in the table are not neighbours in time.
      calls[i] = kind.call(setup, i * 7919 % 100_003);
    }
    verify();
  }

  private void verify() throws Exception {
    if (entry == Entry.FLOOR) {
      return;
    }
    for (Call call : calls) {
      contestant.reset(call.fresh());
      contestant.handle();
      boolean granted = kind == Kind.A || kind == Kind.C;
      @Nullable String expected = granted ? call.origin() : null;
      @Nullable String answered = contestant.responseHeader("Access-Control-Allow-Origin");
      if (expected == null ? answered != null : !expected.equals(answered)) {
        throw new IllegalStateException(
            entry + " answers " + answered + " instead of " + expected + " to " + call);
      }
    }
  }

  private Call call() {
    next = (next + 1) & (CALLS - 1);
    return calls[next].fresh();
  }

  /** The contestant's work and the harness. */
  @Benchmark
  public Object handled() throws Exception {
    contestant.reset(call());
    return contestant.handle();
  }

  /** The harness alone. */
  @Benchmark
  public Object stubs() {
    contestant.reset(call());
    return contestant;
  }
}
