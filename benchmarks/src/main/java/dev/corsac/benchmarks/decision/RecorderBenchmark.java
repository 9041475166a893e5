package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
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
 * What the Flight Recorder's events cost while nobody records: the same requests in a virtual
 * machine that has the recorder and in one that has not, where no event class is ever loaded. With
 * {@code -prof gc} it shows too that no event is made.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 9, time = 150, timeUnit = TimeUnit.MILLISECONDS)
@NullUnmarked
public class RecorderBenchmark {
  private static final int CALLS = 1024;
  private static final dev.corsac.benchmarks.decision.Setup SETUP =
      dev.corsac.benchmarks.decision.Setup.O1;

  /** What is asked for. */
  public enum Asked {
    /** An actual request of an allowed origin. */
    ALLOWED(true),
    /** An actual request of another: an event, if somebody records. */
    REFUSED(false),
    /** A preflight of another: likewise. */
    REFUSED_PREFLIGHT(false),
    /** What the guard answers 403: likewise. */
    GUARDED(false);

    private final boolean granted;

    Asked(boolean granted) {
      this.granted = granted;
    }

    private Call call(int nth) {
      int resource = nth % SETUP.resources();
      String path = SETUP.path(resource, nth % SETUP.templates());
      return switch (this) {
        case ALLOWED -> Kind.A.call(SETUP, nth);
        case REFUSED -> Kind.B.call(SETUP, nth);
        case REFUSED_PREFLIGHT ->
            new Call("OPTIONS", path, SETUP.refusedOrigin(resource, nth), "PUT", null);
        case GUARDED -> Sender.FOREIGN.call(SETUP, nth);
      };
    }
  }

  @Param Asked asked;

  private final Call[] calls = new Call[CALLS];
  private CorsacFilters corsac;
  private int next;

  /** Configures, and asks everything once, because a wrong answer is not worth timing. */
  @Setup
  public void configure() throws Exception {
    corsac = CorsacFilters.guarded(SETUP, "enforce");
    for (int i = 0; i < CALLS; i++) {
      calls[i] = asked.call(i);
      corsac.reset(calls[i].fresh());
      corsac.handle();
      if (asked.granted != (corsac.responseHeader("Access-Control-Allow-Origin") != null)) {
        throw new IllegalStateException(calls[i] + " is answered wrongly");
      }
    }
  }

  private Object handle() throws Exception {
    next = (next + 1) & (CALLS - 1);
    corsac.reset(calls[next].fresh());
    return corsac.handle();
  }

  /** A JDK as it is, without a recording. */
  @Benchmark
  @Fork(
      value = 3,
      jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseParallelGC"})
  public Object nobodyRecords() throws Exception {
    return handle();
  }

  /** A JDK without the Flight Recorder. */
  @Benchmark
  @Fork(
      value = 3,
      jvmArgsAppend = {
        "-Xms1g",
        "-Xmx1g",
        "-XX:+AlwaysPreTouch",
        "-XX:+UseParallelGC",
        "--limit-modules=java.se,jdk.compiler,jdk.management,jdk.unsupported,jdk.zipfs"
      })
  public Object withoutRecorder() throws Exception {
    return handle();
  }
}
