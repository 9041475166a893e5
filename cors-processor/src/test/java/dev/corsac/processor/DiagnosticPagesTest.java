package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Severity;
import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The catalogue, its pages and the processor agree: the wrong example of each page gives exactly
 * that id at the marked line, the right one gives nothing.
 */
class DiagnosticPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "diagnostics");
  private static final String MARK = "// wrong";
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final List<String> HEADINGS =
      List.of(
          "## What the compiler says",
          "## Why",
          "## Wrong",
          "## Right",
          "## When it may be tolerated");

  /** Not reported yet: their pages say what they will mean. */
  private static final Set<DiagnosticId> PLANNED =
      EnumSet.of(

          // Compares with a file: SurfaceLockTest.
          DiagnosticId.SURFACE_CHANGED);

  @Test
  void everyIdHasAPageWithAllHeadings() throws IOException {
    System.out.println("The catalogue has " + DiagnosticId.values().length + " ids.");
    for (DiagnosticId id : DiagnosticId.values()) {
      String page = page(id);
      assertThat(page).as(id.id()).startsWith("# " + id.id() + "\n");
      assertThat(page).as(id.id()).contains(HEADINGS);
    }
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.count()).isEqualTo(DiagnosticId.values().length + 1);
    }
  }

  @TestFactory
  Stream<DynamicTest> theWrongExampleGivesThatIdAtTheMarkedLine() {
    return reported()
        .flatMap(id ->
            Arrays.stream(CompilerUnderTest.values())
                .map(compiler ->
                    DynamicTest.dynamicTest(
                        id + " on " + compiler, () -> checkWrong(id, compiler))));
  }

  @TestFactory
  Stream<DynamicTest> theRightExampleGivesNothing() {
    return reported()
        .flatMap(id ->
            Arrays.stream(CompilerUnderTest.values())
                .map(compiler ->
                    DynamicTest.dynamicTest(
                        id + " on " + compiler, () -> checkRight(id, compiler))));
  }

  private static Stream<DiagnosticId> reported() {
    return Arrays.stream(DiagnosticId.values()).filter(id -> !PLANNED.contains(id));
  }

  private static void checkWrong(DiagnosticId id, CompilerUnderTest compiler) throws IOException {
    List<String> sources = examples(id, "## Wrong", "## Right");
    Outcome outcome = compiler.compile(options(id), sources.toArray(String[]::new));
    List<Message> ours = outcome.messages().stream().filter(m -> !m.id().isEmpty()).toList();
    assertThat(ours).as("%s", outcome).extracting(Message::id).containsOnly(id.id());
    List<Long> marked = new ArrayList<>();
    for (String source : sources) {
      marked.addAll(markedLines(source));
    }
    if (compiler == CompilerUnderTest.JAVAC) {
      assertThat(ours).extracting(Message::line).as("%s", ours).hasSameElementsAs(marked);
    }
    if (id.severity() == Severity.ERROR) {
      assertThat(ours).extracting(Message::kind).containsOnly(Diagnostic.Kind.ERROR);
      assertThat(outcome.succeeded()).isFalse();
    }
    assertThat(outcome.crashed()).isFalse();
  }

  private static void checkRight(DiagnosticId id, CompilerUnderTest compiler) throws IOException {
    List<String> sources = examples(id, "## Right", "## When it may be tolerated");
    Outcome outcome = compiler.compile(options(id), sources.toArray(String[]::new));
    assertThat(outcome.messages()).filteredOn(message -> !message.id().isEmpty()).isEmpty();
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
  }

  private static List<String> options(DiagnosticId id) {
    return id == DiagnosticId.POLICY_MISSING
        ? List.of("-Acorsac.requireExplicit=true")
        : id.severity() == Severity.OFF ? List.of("-Acorsac.warn=" + id.id()) : List.of();
  }

  private static List<String> examples(DiagnosticId id, String from, String to) throws IOException {
    String page = page(id);
    Matcher blocks =
        BLOCK.matcher(page.substring(page.indexOf(from + "\n"), page.indexOf(to + "\n")));
    List<String> sources = new ArrayList<>();
    while (blocks.find()) {
      sources.add(blocks.group(1));
    }
    assertThat(sources).as("examples of " + id).isNotEmpty();
    return sources;
  }

  private static List<Long> markedLines(String source) {
    List<Long> lines = new ArrayList<>();
    long number = 0;
    for (String line : source.split("\n", -1)) {
      number++;
      if (line.stripTrailing().endsWith(MARK)) {
        lines.add(number);
      }
    }
    return lines;
  }

  private static String page(DiagnosticId id) throws IOException {
    return Files.readString(PAGES.resolve(id.id() + ".md"));
  }
}
