package dev.corsac.benchmarks.commands;

import dev.corsac.benchmarks.Environment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Each command over an application of many routes, and {@code list} over a small one, as a process:
 * as {@code java -jar} runs it, and with the options that the page on the command line says. GNU
 * {@code time} has to be there.
 */
public final class CommandTable {
  private static final int RUNS = 3;
  private static final int SMALL = 10;
  private static final String TIME = "/usr/bin/time";
  private static final String BASE = "/api";

  /** 0 and 1 are answers; what ends with 2 was not measured, but mistaken. */
  private static final Set<Integer> ANSWERS = Set.of(0, 1);

  /** What one run took. */
  private record Used(double seconds, double processor, double megabytes) {}

  private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
  private final Path jar;
  private final Path archive;

  private CommandTable(Path jar) throws IOException {
    this.jar = jar.toAbsolutePath();
    this.archive = Files.createTempDirectory("corsac").resolve("corsac.jsa");
  }

  /**
   * Measures and prints.
   *
   * @param args the packaged command line, and how many routes; 2,000 if it is not said
   */
  public static void main(String[] args) throws Exception {
    int routes = args.length < 2 ? 2000 : Integer.parseInt(args[1]);
    new CommandTable(Path.of(args[0])).run(routes);
  }

  @SuppressWarnings("SystemOut") // it is what a person at a terminal reads
  private void run(int routes) throws IOException, InterruptedException {
    Path small = ManyRoutes.compile(SMALL, false);
    Path before = ManyRoutes.compile(routes, false);
    Path now = ManyRoutes.compile(routes, true);
    System.out.println(Environment.describe());
    System.out.println(
        "Medians of " + RUNS + " runs, in turn; " + routes + " routes if nothing else is said.\n");
    System.out.println("| | s | CPU s | MB | with options: s | CPU s | MB |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|");
    print("java -version", List.of(), List.of("-version"));
    Map<String, List<String>> commands = commands(small, before, now);
    List<String> plain = List.of("-jar", jar.toString());
    for (Map.Entry<String, List<String>> command : commands.entrySet()) {
      print(command.getKey(), plain, command.getValue());
    }
    Process server = serve(now, routes);
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      String url = "http://127.0.0.1:" + port(said) + BASE;
      print("probe", plain, List.of("probe", url, now.toString()));
    } finally {
      server.destroy();
    }
  }

  private static Map<String, List<String>> commands(Path small, Path before, Path now)
      throws IOException {
    String folder = Files.createTempDirectory("written").toString();
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("list, " + SMALL + " routes", List.of("list", small.toString()));
    commands.put("list", List.of("list", now.toString()));
    commands.put("list --json", List.of("list", now.toString(), "--json"));
    commands.put("list --format sarif", List.of("list", now.toString(), "--format", "sarif"));
    commands.put("diff", List.of("diff", before.toString(), now.toString()));
    commands.put(
        "explain",
        List.of(
            "explain",
            now.toString(),
            "--base",
            BASE,
            "--origin",
            "https://stranger.example.org",
            "--path",
            BASE + "/area0/resource5/1",
            "--method",
            "PUT"));
    commands.put("report", List.of("report", now.toString(), "--output", folder));
    for (String format : List.of("nginx", "envoy", "gateway-api", "openapi")) {
      List<String> export =
          new ArrayList<>(List.of("export", now.toString(), "--base", BASE, "--format", format));
      if (format.equals("gateway-api")) {
        export.add("--join-headers");
      }
      commands.put("export --format " + format, export);
    }
    return commands;
  }

  @SuppressWarnings("SystemOut") // it is what a person at a terminal reads
  private void print(String name, List<String> program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> options =
        List.of(
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + archive,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");
    boolean shared = Runtime.version().feature() >= 19;
    List<Used> plain = new ArrayList<>();
    List<Used> helped = new ArrayList<>();
    if (shared) {
      run(options, program, arguments);
    }
    for (int i = 0; i < RUNS; i++) {
      plain.add(run(List.of(), program, arguments));
      if (shared) {
        helped.add(run(options, program, arguments));
      }
    }
    System.out.println(
        "| " + name + " | " + cells(plain) + " | " + (shared ? cells(helped) : "| |") + " |");
  }

  private static String cells(List<Used> runs) {
    return String.format(
        Locale.ROOT,
        "%.2f | %.2f | %.0f",
        median(runs.stream().mapToDouble(Used::seconds).toArray()),
        median(runs.stream().mapToDouble(Used::processor).toArray()),
        median(runs.stream().mapToDouble(Used::megabytes).toArray()));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private Used run(List<String> options, List<String> program, List<String> arguments)
      throws IOException, InterruptedException {
    Path measured = Files.createTempFile("time", ".txt");
    Path errors = Files.createTempFile("errors", ".txt");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(TIME, "-q", "-o", measured.toString(), "-f", "%e %U %S %M"));
    command.add(java.toString());
    command.addAll(options);
    command.addAll(program);
    command.addAll(arguments);
    int status =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start()
            .waitFor();
    if (!ANSWERS.contains(status)) {
      throw new IllegalStateException(arguments + ":\n" + Files.readString(errors));
    }
    String[] figures = Files.readString(measured).strip().split(" ", -1);
    return new Used(
        Double.parseDouble(figures[0]),
        Double.parseDouble(figures[1]) + Double.parseDouble(figures[2]),
        Double.parseDouble(figures[3]) / 1024);
  }

  private Process serve(Path classes, int routes) throws IOException {
    String path = classes + System.getProperty("path.separator");
    return new ProcessBuilder(
            java.toString(),
            "-cp",
            path + System.getProperty("java.class.path"),
            ServeRoutes.class.getName(),
            Integer.toString(ManyRoutes.classes(routes)),
            BASE)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String port(BufferedReader said) throws IOException {
    String line = said.readLine();
    while (line != null && !line.startsWith("port=")) {
      line = said.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("The server has not started.");
    }
    return line.substring("port=".length());
  }
}
