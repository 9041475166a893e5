package dev.corsac.benchmarks.endtoend;

import dev.corsac.benchmarks.Environment;
import dev.corsac.benchmarks.decision.CompiledSetup;
import dev.corsac.benchmarks.decision.Setup;
import dev.corsac.benchmarks.endtoend.Load.Round;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Jersey and RESTEasy, without CORS, with Corsac, on Tomcat with its front door too, and with a
 * pasted filter, each in a process of its own and all at once, loaded in turn. A second process
 * without CORS shows the noise.
 */
public final class EndToEndTable {
  private static final int ROUNDS = 9;
  private static final double SECONDS = 1;
  private static final double WARM_UP_SECONDS = 4;

  private EndToEndTable() {}

  /**
   * Measures and prints medians of the rounds.
   *
   * @param args the names of the {@link Engine}s; none: all
   */
  public static void main(String[] args) throws IOException {
    // Compiled here, so that no server does.
    CompiledSetup.of(Setup.O1);
    print(Environment.describe());
    Engine[] engines =
        args.length == 0
            ? Engine.values()
            : Arrays.stream(args).map(Engine::valueOf).toArray(Engine[]::new);
    for (Engine engine : engines) {
      Map<Variant, ServerProcess> servers = new EnumMap<>(Variant.class);
      try {
        for (Variant variant : Variant.values()) {
          if (engine.has(variant)) {
            servers.put(variant, ServerProcess.start(engine, variant));
          }
        }
        for (Traffic traffic : Traffic.values()) {
          for (Map.Entry<Variant, ServerProcess> each : servers.entrySet()) {
            verify(each.getKey(), each.getValue(), traffic);
            Load.run(each.getValue(), traffic, WARM_UP_SECONDS);
          }
        }
        print("\n### " + engine.title() + "\n");
        print("| request | | requests/s | median µs | p99 µs | CPU µs | bytes | CPU ÷ no CORS |");
        print("|---|---|---:|---:|---:|---:|---:|---:|");
        for (Traffic traffic : Traffic.values()) {
          measure(servers, traffic);
        }
      } finally {
        servers.values().forEach(ServerProcess::close);
      }
    }
  }

  /** A wrong answer is not worth timing. */
  private static void verify(Variant variant, ServerProcess server, Traffic traffic)
      throws IOException {
    try (Connection connection = new Connection(server.port())) {
      String answer = connection.text(connection.exchange(traffic.request()));
      boolean allows =
          answer
              .toLowerCase(Locale.ROOT)
              .contains("\r\naccess-control-allow-origin: " + Traffic.origin() + "\r\n");
      if (!answer.matches("(?s)HTTP/1.1 20.*")
          || allows != (variant.grants() && traffic.hasOrigin())) {
        throw new IOException(variant + " answers to " + traffic + ": " + answer);
      }
    }
  }

  private static void measure(Map<Variant, ServerProcess> servers, Traffic traffic)
      throws IOException {
    Map<Variant, List<Round>> rounds = new EnumMap<>(Variant.class);
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<Variant, ServerProcess> each : servers.entrySet()) {
        rounds
            .computeIfAbsent(each.getKey(), key -> new ArrayList<>())
            .add(Load.run(each.getValue(), traffic, SECONDS));
      }
    }
    double none = median(rounds.getOrDefault(Variant.NONE, List.of()), Round::cpu);
    rounds.forEach((variant, each) ->
        print(
            String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.0f | %.0f | %.1f | %,.0f | %.2f |",
                traffic.title(),
                variant.title(),
                median(each, Round::perSecond),
                median(each, Round::median),
                median(each, Round::p99),
                median(each, Round::cpu),
                median(each, Round::bytes),
                median(each, Round::cpu) / none)));
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] values = rounds.stream().mapToDouble(figure).sorted().toArray();
    return values[values.length / 2];
  }

  @SuppressWarnings("SystemOut") // it is what a person at a terminal reads
  private static void print(String text) {
    System.out.println(text);
  }
}
