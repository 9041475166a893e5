package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link DecisionBenchmark} for all who can take part, and writes the tables. */
public final class DecisionTable {

  /**
   * @param nanoseconds for one request
   * @param bytes allocated for it
   */
  private record Cost(double nanoseconds, double bytes) {
    Cost minus(Cost harness) {
      return new Cost(
          Math.max(0, nanoseconds - harness.nanoseconds), Math.max(0, bytes - harness.bytes));
    }
  }

  private record Cell(Entry entry, Setup setup, Kind kind) {}

  private final Map<String, Cost> handled = new TreeMap<>();
  private final Map<String, Cost> stubs = new TreeMap<>();
  private final Set<Cell> poisonous = new HashSet<>();

  private DecisionTable() {}

  /**
   * Measures and prints.
   *
   * @param args setups to measure, all if there are none; {@code -o FILE} writes the tables there,
   *     {@code -f N} measures in N virtual machines instead of one
   */
  public static void main(String[] args) throws Exception {
    List<String> names = new ArrayList<>(List.of(args));
    Optional<Path> file = option(names, "-o").map(Path::of);
    int forks = option(names, "-f").map(Integer::valueOf).orElse(1);
    List<Setup> setups =
        names.isEmpty()
            ? Arrays.asList(Setup.values())
            : names.stream().map(Setup::valueOf).toList();
    DecisionTable table = new DecisionTable();
    for (Setup setup : setups) {
      table.measure(setup, forks);
    }
    String text = Environment.describe() + "\n" + table.render(setups);
    print(text);
    if (file.isPresent()) {
      Files.writeString(file.get(), text);
    }
  }

  private static Optional<String> option(List<String> arguments, String name) {
    int at = arguments.indexOf(name);
    if (at < 0) {
      return Optional.empty();
    }
    arguments.remove(at);
    return Optional.of(arguments.remove(at));
  }

  private void measure(Setup setup, int forks) throws Exception {
    String[] entries =
        Arrays.stream(Entry.values())
            .filter(entry -> entry.takes(setup))
            .map(Entry::name)
            .toArray(String[]::new);
    Options options =
        new OptionsBuilder()
            .include(DecisionBenchmark.class.getName())
            .param("entry", entries)
            .param("setup", setup.name())
            .forks(forks)
            .addProfiler(GCProfiler.class)
            .build();
    note(setup);
    for (RunResult run : new Runner(options).run()) {
      Result<?> bytes = run.getSecondaryResults().get("gc.alloc.rate.norm");
      // The median: what else the machine does makes single iterations longer, never shorter, and
      // a virtual machine may take one of two ways to compile the same code.
      double time = run.getPrimaryResult().getStatistics().getPercentile(50);
      Cost cost = new Cost(time, bytes == null ? 0 : bytes.getStatistics().getPercentile(50));
      String key = run.getParams().getParam("entry") + setup + run.getParams().getParam("kind");
      (run.getParams().getBenchmark().endsWith("stubs") ? stubs : handled).put(key, cost);
    }
  }

  /** Notes which answers a cache would give to other origins, for want of {@code Vary: Origin}. */
  private void note(Setup setup) throws Exception {
    for (Entry entry : Entry.values()) {
      if (entry.takes(setup)) {
        Contestant contestant = entry.configured(setup);
        for (Kind kind : EnumSet.of(Kind.A, Kind.B, Kind.D)) {
          contestant.reset(kind.call(setup, 0).fresh());
          contestant.handle();
          String vary = contestant.responseHeader("Vary");
          if (vary == null || !vary.toLowerCase(Locale.ROOT).contains("origin")) {
            poisonous.add(new Cell(entry, setup, kind));
          }
        }
      }
    }
  }

  private @Nullable Cost net(Cell cell) {
    String key = cell.entry().name() + cell.setup() + cell.kind();
    Cost gross = handled.get(key);
    Cost harness = stubs.get(key);
    return gross == null || harness == null ? null : gross.minus(harness);
  }

  private String render(List<Setup> setups) {
    StringBuilder text = new StringBuilder();
    for (Setup setup : setups) {
      text.append("\n### ").append(setup).append("\n\n| |");
      for (Kind kind : Kind.values()) {
        text.append(' ').append(kind).append(" ns | ").append(kind).append(" B |");
      }
      text.append("\n|---|").append("---:|---:|".repeat(Kind.values().length)).append('\n');
      for (Entry entry : Entry.values()) {
        if (entry.takes(setup)) {
          appendRow(text, entry, setup);
        }
      }
      appendRatios(text, setup, "fastest peer ÷ Corsac", cell -> true);
      appendRatios(text, setup, "fastest with Vary ÷ Corsac", cell -> !poisonous.contains(cell));
    }
    return text.toString();
  }

  private void appendRow(StringBuilder text, Entry entry, Setup setup) {
    text.append("| ").append(entry.title()).append(" |");
    for (Kind kind : Kind.values()) {
      Cell cell = new Cell(entry, setup, kind);
      Cost cost = net(cell);
      text.append(
          cost == null
              ? " fails | |"
              : String.format(
                  Locale.ROOT,
                  " %.0f%s | %.0f |",
                  cost.nanoseconds(),
                  poisonous.contains(cell) ? "°" : "",
                  cost.bytes()));
    }
    text.append('\n');
  }

  /** How many times the fastest peer's time Corsac's is. */
  private void appendRatios(StringBuilder text, Setup setup, String title, Predicate<Cell> counts) {
    Map<Kind, Double> fastest = new EnumMap<>(Kind.class);
    text.append("| **").append(title).append("** |");
    for (Kind kind : Kind.values()) {
      for (Entry entry : Entry.values()) {
        Cell cell = new Cell(entry, setup, kind);
        Cost cost = net(cell);
        if (cost != null && entry.isPeer() && counts.test(cell)) {
          fastest.merge(kind, cost.nanoseconds(), Math::min);
        }
      }
      Cost own = net(new Cell(Entry.CORSAC, setup, kind));
      Double peer = fastest.get(kind);
      text.append(
          own == null || peer == null
              ? " | |"
              : String.format(Locale.ROOT, " **%.1f** | |", peer / Math.max(1, own.nanoseconds())));
    }
    text.append('\n');
  }

  @SuppressWarnings("SystemOut") // it is what a person at a terminal reads
  private static void print(String text) {
    System.out.println(text);
  }
}
