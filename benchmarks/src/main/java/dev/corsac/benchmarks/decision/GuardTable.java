package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.Environment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link GuardBenchmark} with the guard and without it, in turn, and writes the difference.
 */
public final class GuardTable {

  /** What one request took in each round, in nanoseconds and bytes. */
  private record Series(List<Double> times, List<Double> bytes) {
    Series() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    private static double median(List<Double> values) {
      List<Double> sorted = values.stream().sorted().toList();
      int half = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(half)
          : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    double nanoseconds() {
      return median(times);
    }

    double allocated() {
      return median(bytes);
    }

    String spread() {
      return String.format(
          Locale.ROOT,
          "%.1f to %.1f",
          times.stream().mapToDouble(Double::doubleValue).min().orElse(0),
          times.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }
  }

  private final Map<Sender, Series> guarded = new EnumMap<>(Sender.class);
  private final Map<Sender, Series> unguarded = new EnumMap<>(Sender.class);

  private GuardTable() {}

  /**
   * Measures and prints.
   *
   * @param args the setup, O1 if there is none; and how many rounds, each a virtual machine with
   *     the guard and one without it: 7 if nothing is said
   */
  public static void main(String[] args) throws RunnerException {
    Setup setup = args.length > 0 ? Setup.valueOf(args[0]) : Setup.O1;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    GuardTable table = new GuardTable();
    for (int round = 0; round < rounds; round++) {
      for (Sender sender : Sender.values()) {
        // The other way round each time: neither is always the first.
        String[] modes =
            round % 2 == 0 ? new String[] {"enforce", "off"} : new String[] {"off", "enforce"};
        for (String mode : modes) {
          table.measure(setup, sender, mode);
        }
      }
    }
    print(Environment.describe() + "\n" + table.render(setup, rounds));
  }

  private void measure(Setup setup, Sender sender, String mode) throws RunnerException {
    RunResult run =
        new Runner(
                new OptionsBuilder()
                    .include(GuardBenchmark.class.getName())
                    .param("guard", mode)
                    .param("setup", setup.name())
                    .param("sender", sender.name())
                    .forks(1)
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    .build())
            .runSingle();
    Series series =
        (mode.equals("off") ? unguarded : guarded).computeIfAbsent(sender, any -> new Series());
    series.times().add(run.getPrimaryResult().getStatistics().getPercentile(50));
    Result<?> bytes = run.getSecondaryResults().get("gc.alloc.rate.norm");
    series.bytes().add(bytes == null ? 0 : bytes.getStatistics().getPercentile(50));
  }

  private String render(Setup setup, int rounds) {
    StringBuilder text = new StringBuilder();
    text.append("\n### ")
        .append(setup)
        .append(", medians of ")
        .append(rounds)
        .append(" rounds\n\n");
    text.append(
        "| request | with guard ns | without ns | more ns | more B |\n|---|---:|---:|---:|---:|\n");
    Arrays.stream(Sender.values()).forEach(sender -> appendRow(text, sender));
    return text.toString();
  }

  private void appendRow(StringBuilder text, Sender sender) {
    Series with = guarded.getOrDefault(sender, new Series());
    Series without = unguarded.getOrDefault(sender, new Series());
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %.1f (%s) | %.1f (%s) | %.1f | %.0f |%n",
            sender,
            with.nanoseconds(),
            with.spread(),
            without.nanoseconds(),
            without.spread(),
            with.nanoseconds() - without.nanoseconds(),
            with.allocated() - without.allocated()));
  }

  @SuppressWarnings("SystemOut") // it is what a person at a terminal reads
  private static void print(String text) {
    System.out.println(text);
  }
}
