package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.DiagnosticId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each page of {@code docs/diagnostics} keeps its word: the wrong example gives the id at the marked
 * line in the words that the page quotes, the right one gives nothing.
 *
 * <p>{@code -Ddocs.update=true} writes the compiler's words into the pages instead of comparing.
 */
class DiagnosticPagesTest {

  private static final List<String> HEADINGS =
      List.of(
          "## What the compiler says",
          "## Why",
          "## Wrong",
          "## Right",
          "## When it may be tolerated");

  /** Pages that are ahead of the processor. Whoever writes the rule takes the id out. */
  private static final Set<DiagnosticId> NOT_YET = EnumSet.noneOf(DiagnosticId.class);

  @ParameterizedTest
  @EnumSource(DiagnosticId.class)
  void everyDiagnosticHasAPageWithTheSameHeadings(DiagnosticId id) {
    String page = Documents.read(pageOf(id));

    assertThat(page).startsWith("# " + id.id() + "\n");
    assertThat(page.lines().filter(line -> line.startsWith("## ")))
        .containsExactlyElementsOf(HEADINGS);
    assertThat(Documents.blocks(page, "java")).hasSize(2);
    assertThat(Documents.blocks(page, "text")).hasSize(1);
  }

  @Test
  void everyPageHasADiagnostic() throws IOException {
    try (Stream<Path> files = Files.list(Documents.DIAGNOSTICS)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("README"),
                      Arrays.stream(DiagnosticId.values()).map(DiagnosticId::id))
                  .toList());
    }
  }

  @Test
  void theTableListsThemAllInTheirOrder() {
    String table = Documents.read(Documents.DIAGNOSTICS.resolve("README.md"));

    assertThat(
            table.lines().filter(line -> line.startsWith("| [`")).map(line -> line.split("`")[1]))
        .containsExactlyElementsOf(
            Arrays.stream(DiagnosticId.values()).map(DiagnosticId::id).toList());
  }

  @ParameterizedTest
  @EnumSource(DiagnosticId.class)
  void theWrongExampleGivesTheIdAtTheMarkedLine(DiagnosticId id) throws IOException {
    String page = Documents.read(pageOf(id));
    String wrong = Documents.blocks(page, "java").get(0);
    int line = Documents.wrongLine(wrong);
    assertThat(line).as("a line that ends in // wrong").isPositive();

    Compilation compilation = Compilation.of(wrong, optionsOf(id));

    if (NOT_YET.contains(id)) {
      assertThat(compilation.findings())
          .as("it is reported now: take it out of NOT_YET")
          .noneMatch(finding -> finding.startsWith(id.id() + "@"));
      return;
    }
    assertThat(compilation.findings())
        .as(compilation.printed())
        .containsExactly(id.id() + "@" + line);
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(pageOf(id), withQuote(page, compilation.printed()));
    } else {
      assertThat(Documents.blocks(page, "text").get(0)).isEqualTo(compilation.printed());
    }
  }

  @ParameterizedTest
  @EnumSource(DiagnosticId.class)
  void theRightExampleGivesNoDiagnosticAtAll(DiagnosticId id) {
    String right = Documents.blocks(Documents.read(pageOf(id)), "java").get(1);

    assertThat(Compilation.of(right, optionsOf(id)).printed()).isEmpty();
  }

  private static String[] optionsOf(DiagnosticId id) {
    return new String[0];
  }

  private static String withQuote(String page, String printed) {
    return page.replaceFirst(
        "(?s)```text\\n.*?```", Matcher.quoteReplacement("```text\n" + printed + "```"));
  }

  private static Path pageOf(DiagnosticId id) {
    return Documents.DIAGNOSTICS.resolve(id.id() + ".md");
  }
}
