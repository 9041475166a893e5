package dev.corsac.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CorsProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other projects refuse or accept as a policy, and what the compiler says of it. */
class SuiteDiagnosticsTest {
  private static final Pattern ID = Pattern.compile("\\[cors:([a-z-]+)]");
  private static final String HEAD =
      """
      package suites;
      import dev.corsac.*;
      import jakarta.ws.rs.*;
      import jakarta.ws.rs.core.*;
      """;

  static List<String> files() {
    return Suite.FILES;
  }

  @ParameterizedTest
  @MethodSource("files")
  void theCompilerSaysOfEachPolicyWhatTheDataSays(String file, @TempDir Path folder)
      throws IOException {
    Suite suite = SuiteReader.read(file);
    Map<String, Set<String>> errors = errors(suite.policies(), folder);
    List<String> complaints = new ArrayList<>();
    for (SuitePolicy policy : suite.policies()) {
      Set<String> found = errors.getOrDefault(SuiteSources.className(policy), Set.of());
      if (!found.equals(new TreeSet<>(policy.says()))) {
        complaints.add("line " + policy.line() + ", " + policy.name() + ": " + found);
      }
      boolean asTheySay =
          policy.must().stream()
              .allMatch(fact -> (fact.word() == Fact.Word.ACCEPTED) == found.isEmpty());
      if (asTheySay != policy.ours().isEmpty()) {
        complaints.add("line " + policy.line() + ": theirs " + policy.must() + ", here " + found);
      }
    }
    assertThat(String.join("\n", complaints)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aDifferenceHasItsReason(String file) {
    for (SuitePolicy policy : SuiteReader.read(file).policies()) {
      assertThat(policy.because().isEmpty()).as(policy.name()).isEqualTo(policy.ours().isEmpty());
      for (SuiteRow row : policy.rows()) {
        assertThat(row.must()).as(row.toString()).isNotEmpty();
        assertThat(row.because().isEmpty())
            .as(row.toString())
            .isEqualTo(row.portable() && !row.isByDesign());
      }
    }
  }

  /** The ids of errors by the class that they stand in. */
  private static Map<String, Set<String>> errors(List<SuitePolicy> policies, Path folder)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (SuitePolicy policy : policies) {
      Path source = folder.resolve(SuiteSources.className(policy) + ".java");
      files.add(Files.writeString(source, HEAD + SuiteSources.resource(policy)));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8)) {
      manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              manager,
              messages,
              List.of("--release", "17", "-Xmaxerrs", "10000", "-Xmaxwarns", "10000"),
              null,
              manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(List.of(new CorsProcessor()));
      task.call();
    }
    return byClass(messages.getDiagnostics());
  }

  private static Map<String, Set<String>> byClass(
      List<Diagnostic<? extends JavaFileObject>> messages) {
    Map<String, Set<String>> ids = new HashMap<>();
    for (Diagnostic<? extends JavaFileObject> message : messages) {
      if (message.getKind() != Diagnostic.Kind.ERROR) {
        continue;
      }
      String text = message.getMessage(Locale.ROOT);
      Matcher id = ID.matcher(text);
      assertThat(id.find()).as(text).isTrue();
      String name = Path.of(message.getSource().getName()).getFileName().toString();
      ids.computeIfAbsent(name.replace(".java", ""), none -> new TreeSet<>()).add(id.group(1));
    }
    return ids;
  }
}
