package dev.corsac.contract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/servers.md} to what the servers of this run answered. {@code
 * -Ddocs.update=true} writes it.
 */
class MatrixTest {
  private static final Path SERVER_TESTS = Path.of("..");
  private static final Path PAGE = Path.of("..", "..", "docs", "servers.md");
  private static final String BEGIN = "<!-- matrix: written by server-tests/matrix -->\n";
  private static final String END = "<!-- end of the matrix -->\n";

  @Test
  void everyServerRanOrIsListedAsUnavailable() throws IOException {
    Map<String, String> unavailable = unavailable();
    List<String> expected = lines(SERVER_TESTS.resolve("servers.txt"));
    List<String> ran = new ArrayList<>(results().keySet());
    List<String> accounted = new ArrayList<>(ran);
    accounted.addAll(unavailable.keySet());

    assertThat(accounted).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(unavailable.values()).noneMatch(String::isBlank);
    assertThat(results().values())
        .allSatisfy(result -> assertThat(result).containsEntry("failed", "0"));
  }

  @Test
  void thePageIsWhatTheRunGave() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String rendered = rendered();
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, page.substring(0, begin) + rendered + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(rendered);
    }
  }

  private static String rendered() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append(
        "\n| server | version | JDK | finds Corsac | what you write | rows | of them probes |\n");
    table.append("|---|---|---|---|---|---|---|\n");
    Map<String, List<String>> notes = new LinkedHashMap<>();
    for (Properties result : results().values()) {
      int deviating = 0;
      Set<String> marks = new LinkedHashSet<>();
      for (int i = 0; result.containsKey(key(i) + ".reason"); i++) {
        int rows = Integer.parseInt(result.getProperty(key(i) + ".rows"));
        deviating += rows;
        String reason = result.getProperty(key(i) + ".reason");
        notes.computeIfAbsent(reason, each -> new ArrayList<>()).add(result.getProperty("name"));
        marks.add("[" + (new ArrayList<>(notes.keySet()).indexOf(reason) + 1) + "]");
      }
      int held = Integer.parseInt(result.getProperty("held"));
      table.append(
          String.format(
              "| %s | %s | %s | %s | %s | %d of %d%s | %s |%n",
              result.getProperty("name"),
              result.getProperty("version"),
              result.getProperty("jdk"),
              result.getProperty("registers"),
              result.getProperty("write"),
              held,
              held + deviating,
              marks.isEmpty() ? "" : " " + String.join(" ", marks),
              result.getProperty("probes")));
    }
    table.append('\n');
    int number = 1;
    for (Map.Entry<String, List<String>> note : notes.entrySet()) {
      table.append(
          String.format(
              "%d. %s: %s.%n", number++, String.join(", ", note.getValue()), note.getKey()));
    }
    Map<String, String> unavailable = unavailable();
    if (!unavailable.isEmpty()) {
      table.append("\nNot tried:\n\n");
      unavailable.forEach(
          (name, why) -> table.append("- ").append(name).append(": ").append(why).append(".\n"));
    }
    return table.append('\n').toString();
  }

  private static String key(int number) {
    return String.format("deviation.%02d", number);
  }

  private static Map<String, Properties> results() throws IOException {
    Map<String, Properties> results = new TreeMap<>();
    try (Stream<Path> modules = Files.list(SERVER_TESTS)) {
      for (Path module : (Iterable<Path>) modules::iterator) {
        Path folder = module.resolve("target").resolve("server-results");
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
              Properties result = new Properties();
              try (Reader in = Files.newBufferedReader(file)) {
                result.load(in);
              }
              results.put(result.getProperty("name"), result);
            }
          }
        }
      }
    }
    return results;
  }

  private static Map<String, String> unavailable() throws IOException {
    Map<String, String> unavailable = new LinkedHashMap<>();
    for (String line : lines(SERVER_TESTS.resolve("unavailable-servers.txt"))) {
      String[] parts = line.split(": ", 2);
      unavailable.put(parts[0], parts.length < 2 ? "" : parts[1]);
    }
    return unavailable;
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
