package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Severity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the pages of {@code docs/diagnostics} quote is what javac prints with the packaged
 * processor.
 *
 * <p>{@code -Ddocs.update=true} writes the compiler's words into the pages instead of comparing.
 */
class DiagnosticQuotesTest {

  @ParameterizedTest
  @EnumSource(
      value = DiagnosticId.class,
      mode = EnumSource.Mode.EXCLUDE,
      // They need an earlier compilation, or a lock file.
      names = {"PARTIAL_COMPILATION", "SURFACE_CHANGED"})
  void aPageQuotesWhatTheCompilerSaysOfItsWrongExample(DiagnosticId id) throws IOException {
    Path file = Documents.DIAGNOSTICS.resolve(id.id() + ".md");
    String page = Documents.read(file);

    String printed = Compilation.of(wrongExample(page), optionsFor(id)).printed();

    assertThat(printed).contains("[cors:" + id.id() + "]");
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(file, withQuote(page, printed));
    } else {
      assertThat(Documents.blocks(page, "text")).containsExactly(printed);
    }
  }

  /** Further blocks stand for jars that are not on the class path. */
  private static List<String> wrongExample(String page) {
    return Documents.blocks(page.substring(0, page.indexOf("\n## Right\n")), "java");
  }

  private static String[] optionsFor(DiagnosticId id) {
    if (id == DiagnosticId.POLICY_MISSING) {
      return new String[] {"-Acorsac.requireExplicit=true"};
    }
    if (id == DiagnosticId.SERVLET_RESPONSE) {
      return new String[] {"-classpath", classPathWithoutFrontDoor()};
    }
    return id.severity() == Severity.OFF
        ? new String[] {"-Acorsac.warn=" + id.id()}
        : new String[0];
  }

  /** With the front door nothing answers past Corsac, and nothing is said. */
  private static String classPathWithoutFrontDoor() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("cors-runtime-servlet"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String withQuote(String page, String printed) {
    return page.replaceFirst(
        "(?s)```text\\n.*?```", Matcher.quoteReplacement("```text\n" + printed + "```"));
  }
}
