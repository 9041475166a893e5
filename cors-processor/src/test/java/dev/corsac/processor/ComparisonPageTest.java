package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that compares values, peers and Corsac: the compiler says what its last column says. */
class ComparisonPageTest {
  private static final Path PAGE = Path.of("..", "docs", "comparison.md");
  private static final int PEERS = 11;
  private static final Pattern CELLS = Pattern.compile("\\s*\\|\\s*");
  private static final Pattern BREAK = Pattern.compile("<br>");

  /** The rows of the table, without its head. */
  private static List<List<String>> rows() throws IOException {
    return Files.readString(PAGE)
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| what |"))
        .map(line -> List.of(CELLS.split(line.substring(2).strip(), -1)))
        .toList();
  }

  @Test
  void thePageHasTheWholeMatrix() throws IOException {
    assertThat(rows()).hasSize(32).allSatisfy(row -> assertThat(row).hasSize(PEERS + 4));
    assertThat(Files.readString(Path.of("..", "README.md"))).contains("docs/comparison.md");
  }

  @ParameterizedTest
  @EnumSource
  void theCompilerSaysWhatThePageSays(CompilerUnderTest compiler) throws IOException {
    List<String> written = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (List<String> row : rows()) {
      written.addAll(List.of(BREAK.split(row.get(1).replace("`", ""), -1)));
      expected.addAll(List.of(BREAK.split(row.get(PEERS + 2), -1)));
    }
    // One class for each, in one compilation.
    Outcome outcome =
        compiler.compile(
            IntStream.range(0, written.size())
                .mapToObj(i -> source("V" + i, written.get(i)))
                .toArray(String[]::new));
    List<String> said = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Pattern mentioned = Pattern.compile("com[./]acme[./]V" + i + "\\b");
      String says =
          outcome.corsMessages().stream()
              .filter(message -> mentioned.matcher(message.file() + message.text()).find())
              .map(ComparisonPageTest::link)
              .distinct()
              .collect(Collectors.joining(", "));
      said.add(written.get(i) + " → " + (says.isEmpty() ? "nothing" : says));
    }
    List<String> promised =
        IntStream.range(0, written.size())
            .mapToObj(i -> written.get(i) + " → " + expected.get(i))
            .toList();
    assertThat(String.join("\n", said)).isEqualTo(String.join("\n", promised));
    System.out.println(written.size() + " values of the comparison, compiled by " + compiler + ".");
  }

  private static String link(Message message) {
    return "%s [`%s`](diagnostics/%s.md)"
        .formatted(
            message.kind() == Diagnostic.Kind.ERROR ? "error" : "warning",
            message.id(),
            message.id());
  }

  private static String source(String name, String written) {
    boolean method = written.startsWith("@HttpMethod");
    return """
    package com.acme;
    import dev.corsac.*;
    import jakarta.ws.rs.*;
    import java.lang.annotation.*;
    @Path("%s") %s
    public class %s {
      %s @Retention(RetentionPolicy.RUNTIME) public @interface Designator {}
      @Designator public String get() { return ""; }
    }
    """
        .formatted(
            name,
            method ? "@CrossOrigin(\"https://app.example.com\")" : written,
            name,
            method ? written : "@HttpMethod(\"GET\")");
  }
}
