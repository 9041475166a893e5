package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.example.BarChart.Bar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The pictures of {@code docs/performance.md} show the figures of its tables. {@code -Ddocs.update}
 * draws them anew.
 */
class PerformancePicturesTest {
  private static final Path PAGE = Documents.ROOT.resolve("docs/performance.md");
  private static final String WITHOUT_VARY = "°";

  @Test
  void decisionsAreThoseOfTheTable() throws IOException {
    List<Bar> bars = new ArrayList<>();
    for (List<String> row : rows("#### O1: one exact origin")) {
      String figure = row.get(1);
      if (!figure.startsWith("**")) {
        boolean careless = figure.endsWith(WITHOUT_VARY);
        String nanoseconds = figure.replace(WITHOUT_VARY, "");
        bars.add(
            new Bar(
                row.get(0),
                Double.parseDouble(nanoseconds),
                nanoseconds + (careless ? " (no Vary)" : ""),
                row.get(0).equals("Corsac")));
      }
    }
    bars.sort(Comparator.comparingDouble(Bar::length));
    assertThat(bars).filteredOn(Bar::ours).hasSize(1);
    assertThat(bars).hasSizeGreaterThan(10);
    hold(
        "decisions.svg",
        new BarChart("An allowed request, one policy: nanoseconds for the decision", bars));
  }

  @Test
  void serversAreThoseOfTheTables() throws IOException {
    List<Bar> bars = new ArrayList<>();
    for (String server : List.of("Jersey on Grizzly", "RESTEasy on Undertow")) {
      for (List<String> row : rows("#### " + server)) {
        String request = row.get(0);
        String by = row.get(1);
        if (!by.startsWith("no CORS") && !request.equals("not governed")) {
          String times = row.get(row.size() - 1);
          bars.add(
              new Bar(
                  server.replaceAll(" .*", "") + ", " + request + ": " + by,
                  Double.parseDouble(times),
                  times,
                  by.equals("Corsac")));
        }
      }
    }
    assertThat(bars).hasSize(12);
    assertThat(bars).filteredOn(Bar::ours).hasSize(6);
    hold(
        "servers.svg",
        new BarChart("A whole server's CPU time for a request, without CORS: 1.00", bars));
  }

  /** The cells of the first table under a heading, without its first two lines. */
  private static List<List<String>> rows(String heading) {
    String page = Documents.read(PAGE);
    int start = page.indexOf("\n" + heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    return page.substring(start)
        .lines()
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  private static void hold(String name, BarChart chart) throws IOException {
    Path picture = Documents.ROOT.resolve("docs/images").resolve(name);
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(picture, chart.svg());
    }
    assertThat(Documents.read(picture)).isEqualTo(chart.svg());
    assertThat(Documents.read(PAGE)).contains("](images/" + name + ")");
  }
}
