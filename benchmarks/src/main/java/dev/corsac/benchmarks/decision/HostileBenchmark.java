package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What somebody who means harm can make Corsac do with one request. Four times the input may cost
 * four times the time, and no more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@NullUnmarked
public class HostileBenchmark {

  /** What is long. */
  public enum Input {
    ORIGIN(16 * 1024),
    ORIGIN_OF_LABELS(16 * 1024),
    ORIGIN_LINES(250),
    SEGMENTS(2_500),
    ENCODED_SEGMENTS(15),
    REQUEST_HEADERS(256 * 1024);

    private final int unit;

    Input(int unit) {
      this.unit = unit;
    }
  }

  @Param Input input;

  /** How many times the smaller size. */
  @Param({"1", "4"})
  int times;

  private CorsacFilters corsac;
  private Call call;
  private List<String> originLines;

  @org.openjdk.jmh.annotations.Setup
  public void configure() {
    Setup setup = Setup.S1K;
    int length = input.unit * times;
    String path = setup.path(0, 0);
    String origin = setup.allowedOrigin(0, 0);
    String requestHeaders = "x-request-id";
    originLines = null;
    switch (input) {
      case ORIGIN -> origin = "https://" + "a".repeat(length) + ".t1.example.com";
      case ORIGIN_OF_LABELS -> origin = "https://" + "a.".repeat(length / 2) + "t1.example.com";
      case ORIGIN_LINES -> originLines = Collections.nCopies(length, origin);
      case SEGMENTS -> path = path + "/a".repeat(length);
      case ENCODED_SEGMENTS -> path = path + "/%2561;a/..//b".repeat(length);
      case REQUEST_HEADERS -> requestHeaders = "x-a,".repeat(length / 4);
    }
    corsac = new CorsacFilters(setup, path);
    call = new Call("OPTIONS", path, origin, "PUT", requestHeaders);
  }

  /** A preflight request. */
  @Benchmark
  public Object preflight() throws IOException {
    if (originLines == null) {
      corsac.reset(call);
    } else {
      corsac.reset(call, originLines);
    }
    return corsac.handle();
  }
}
