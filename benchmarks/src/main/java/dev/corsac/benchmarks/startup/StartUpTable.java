package dev.corsac.benchmarks.startup;

import dev.corsac.benchmarks.Child;
import dev.corsac.benchmarks.Environment;
import dev.corsac.benchmarks.decision.FirstAnswer;
import dev.corsac.benchmarks.decision.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs {@link FirstDecision} for 10, 1,000 and 10,000 routes, and writes the table. */
public final class StartUpTable {
  private static final int RUNS = 7;

  private StartUpTable() {}

  /** Measures and prints. */
  @SuppressWarnings("SystemOut") // it is what a person at a terminal reads
  public static void main(String[] args) {
    System.out.println(Environment.describe());
    System.out.println("| resources | routes | ms | allocated KB | heap in use KB |");
    System.out.println("|---:|---:|---:|---:|---:|");
    for (Setup setup : List.of(Setup.R10, Setup.R1K, Setup.R10K)) {
      // Compiled here, so that no child does.
      FirstAnswer.compile(setup);
      List<Map<String, Double>> runs = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        runs.add(Child.run(FirstDecision.class, List.of("-Xmx1g", "-Xshare:auto"), setup.name()));
      }
      System.out.printf(
          Locale.ROOT,
          "| %,d | %,d | %.0f | %,.0f | %,.0f |%n",
          setup.resources(),
          2 * setup.resources(),
          Child.median(runs, "milliseconds"),
          Child.median(runs, "allocatedKilobytes"),
          Child.median(runs, "heapKilobytes"));
    }
  }
}
