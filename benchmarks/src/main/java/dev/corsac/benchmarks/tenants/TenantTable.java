package dev.corsac.benchmarks.tenants;

import dev.corsac.benchmarks.Child;
import dev.corsac.benchmarks.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Origins from a database beside constants: runs {@link TenantService} in virtual machines of their
 * own, in turn, and writes the table.
 */
public final class TenantTable {
  private static final int RUNS = 3;

  private TenantTable() {}

  /** Measures and prints. */
  @SuppressWarnings("SystemOut") // it is what a person at a terminal reads
  public static void main(String[] args) throws Exception {
    Path classes = TenantService.compile();
    Map<TenantService.Sample, List<Map<String, Double>>> runs = new TreeMap<>();
    for (int run = 0; run < RUNS; run++) {
      for (TenantService.Sample origins : TenantService.Sample.values()) {
        runs.computeIfAbsent(origins, absent -> new ArrayList<>())
            .add(
                Child.run(
                    TenantService.class,
                    List.of("-Xmx1g", "-XX:+UseParallelGC"),
                    classes.toString(),
                    origins.name()));
      }
    }
    System.out.println(Environment.describe());
    System.out.println(
        "| origins | allowed ns | refused ns | preflight ns | start ms | reload ms | heap KB"
            + " | decided, the slowest of 10,000, µs | while reloading, µs |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    runs.forEach((origins, each) ->
        System.out.printf(
            Locale.ROOT,
            "| %s | %.0f | %.0f | %.0f | %,.0f | %,.0f | %,.0f | %.1f | %.1f |%n",
            origins.described(),
            Child.median(each, "allowed"),
            Child.median(each, "refused"),
            Child.median(each, "preflight"),
            Child.median(each, "start"),
            Child.median(each, "reload"),
            Child.median(each, "heap"),
            Child.median(each, "slowest"),
            Child.median(each, "slowestReloading")));
  }
}
