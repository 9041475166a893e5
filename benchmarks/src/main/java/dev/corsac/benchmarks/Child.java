package dev.corsac.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A main class in a virtual machine of its own, which prints lines {@code name=number}. */
public final class Child {

  private Child() {}

  /**
   * Runs it to its end.
   *
   * @return what it printed
   * @throws IllegalStateException if it fails; the message is its output
   */
  public static Map<String, Double> run(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
      return figures(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Double> figures(String output) {
    Map<String, Double> figures = new TreeMap<>();
    for (String line : output.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (line.matches("[a-zA-Z]+=[0-9.E]+")) {
        figures.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
      }
    }
    return figures;
  }

  /** The median of one figure over several runs. */
  public static double median(List<Map<String, Double>> runs, String name) {
    double[] values =
        runs.stream().mapToDouble(run -> run.getOrDefault(name, 0.0)).sorted().toArray();
    return values[values.length / 2];
  }
}
