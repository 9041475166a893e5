package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Severity;
import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;

/**
 * An example of a diagnostic's page. The wrong one gives exactly that id at the marked line, the
 * right one gives nothing.
 */
record CatalogueCase(DiagnosticId id, boolean wrong) {
  private static final Path PAGES = Path.of("..", "docs", "diagnostics");
  private static final String MARK = "// wrong";
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  /** What {@link #main} prints for a case that passes. */
  static final String PASSED = "passed";

  /** All cases: two for each id. */
  static Stream<CatalogueCase> all() {
    return Arrays.stream(DiagnosticId.values())
        .flatMap(id -> Stream.of(new CatalogueCase(id, true), new CatalogueCase(id, false)));
  }

  /** Checks all cases in the javac of the running JDK: a line of name, tab and result for each. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    all()
        .forEach(each -> {
          String result = PASSED;
          try {
            each.check(CompilerUnderTest.JAVAC);
          } catch (AssertionError | RuntimeException e) {
            result = e.toString().replaceAll("\\s+", " ");
          }
          out.println(each + "\t" + result);
        });
  }

  /** Compiles the example and checks what is said. */
  void check(CompilerUnderTest compiler) {
    try {
      if (id == DiagnosticId.SURFACE_CHANGED) {
        checkAgainstLock(compiler);
      } else if (id == DiagnosticId.PARTIAL_COMPILATION) {
        checkPartial(compiler);
      } else if (wrong) {
        checkWrong(compiler, options());
      } else {
        checkRight(compiler, options());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return id + (wrong ? " wrong" : " right");
  }

  private void checkWrong(CompilerUnderTest compiler, List<String> options) {
    List<String> sources = examples();
    Outcome outcome = compiler.compile(options, sources.toArray(String[]::new));
    List<Message> ours = outcome.messages().stream().filter(m -> !m.id().isEmpty()).toList();
    assertThat(ours).as("%s", outcome).extracting(Message::id).containsOnly(id.id());
    List<Long> marked = sources.stream().flatMap(source -> markedLines(source).stream()).toList();
    assertThat(marked).isNotEmpty();
    boolean placed = id != DiagnosticId.SURFACE_CHANGED;
    if (placed && compiler == CompilerUnderTest.JAVAC) {
      assertThat(ours).extracting(Message::line).as("%s", ours).hasSameElementsAs(marked);
    }
    if (placed && compiler == CompilerUnderTest.ECJ) {
      assertThat(ours).as("%s", ours).allMatch(message -> namesItsPlace(message, marked));
    }
    if (id.severity() == Severity.ERROR) {
      assertThat(ours).extracting(Message::kind).containsOnly(Diagnostic.Kind.ERROR);
      assertThat(outcome.succeeded()).isFalse();
    }
    assertThat(outcome.crashed()).isFalse();
  }

  /** The Eclipse compiler shows the annotation's first line; the text says which value it is. */
  private static boolean namesItsPlace(Message message, List<Long> marked) {
    return marked.contains(message.line())
        || (message.line() > 0
            && message.line() < marked.get(0)
            && message.text().contains(" of @"));
  }

  private void checkRight(CompilerUnderTest compiler, List<String> options) {
    Outcome outcome = compiler.compile(options, examples().toArray(String[]::new));
    assertThat(outcome.messages()).filteredOn(message -> !message.id().isEmpty()).isEmpty();
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
  }

  /** The lock file is what the right example opens. */
  private void checkAgainstLock(CompilerUnderTest compiler) throws IOException {
    String surface =
        compiler
            .compile(new CatalogueCase(id, false).examples().toArray(String[]::new))
            .generatedFile("surface.lock");
    Path lock = Files.createTempFile("corsac", ".lock");
    try {
      Files.writeString(lock, surface);
      List<String> options = List.of("-Acorsac.lock=" + lock);
      if (wrong) {
        checkWrong(compiler, options);
      } else {
        checkRight(compiler, options);
      }
    } finally {
      Files.delete(lock);
    }
  }

  /** The wrong one compiles the second class alone; the right one both at once, and then it. */
  private void checkPartial(CompilerUnderTest compiler) throws IOException {
    Path directory = Files.createTempDirectory("corsac-partial");
    try {
      IncrementalProject project = new IncrementalProject(directory, compiler::tool);
      List<String> sources = examples();
      project.write(sources.toArray(String[]::new));
      String last = CompilerUnderTest.pathOf(sources.get(sources.size() - 1));
      if (wrong) {
        project.compile(CompilerUnderTest.pathOf(sources.get(0))).isFine();
        project.outputIsNotOnTheClassPath();
        assertThat(project.compile(last).message()).startsWith("ERROR: [cors:" + id + "]");
      } else {
        project.compileAll().isFine();
        project.compile(last).isFine();
      }
    } finally {
      IncrementalProject.deleteTree(directory);
    }
  }

  private List<String> options() {
    if (id == DiagnosticId.POLICY_MISSING) {
      return List.of("-Acorsac.requireExplicit=true");
    }
    return id.severity() == Severity.OFF ? List.of("-Acorsac.warn=" + id.id()) : List.of();
  }

  private List<String> examples() {
    String section = page(id).split(wrong ? "\n## Wrong\n" : "\n## Right\n", 2)[1];
    Matcher blocks = BLOCK.matcher(section.split("\n## ", 2)[0]);
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

  /** The text of a diagnostic's page. */
  static String page(DiagnosticId id) {
    try {
      return Files.readString(PAGES.resolve(id.id() + ".md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
