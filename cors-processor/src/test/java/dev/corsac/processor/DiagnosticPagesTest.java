package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.corsac.policy.finding.DiagnosticId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The catalogue, its pages and the processor agree, on javac 17, javac 25 and the Eclipse compiler:
 * the javac of the running JDK, and that of another JDK where there is one.
 */
class DiagnosticPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "diagnostics");
  private static final List<String> HEADINGS =
      List.of(
          "## What the compiler says",
          "## Why",
          "## Wrong",
          "## Right",
          "## When it may be tolerated");

  private static final Map<String, Integer> PASSED = new TreeMap<>();
  private static final List<String> SKIPPED = new ArrayList<>();

  @Test
  void everyIdHasAPageWithAllHeadings() throws IOException {
    for (DiagnosticId id : DiagnosticId.values()) {
      String page = CatalogueCase.page(id);
      assertThat(page).as(id.id()).startsWith("# " + id.id() + "\n");
      assertThat(page).as(id.id()).containsSubsequence(HEADINGS);
    }
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.count()).isEqualTo(DiagnosticId.values().length + 1);
    }
  }

  @Test
  void theIndexNamesEveryIdWithItsSeverity() throws IOException {
    String index = Files.readString(PAGES.resolve("README.md"));
    for (DiagnosticId id : DiagnosticId.values()) {
      String severity = id.severity().name().toLowerCase(Locale.ROOT);
      assertThat(index)
          .contains(
              "| [`%s`](%s.md) | %s%s |"
                  .formatted(id, id, severity, id.tolerable() ? ", can be tolerated" : ""));
    }
  }

  @Test
  void everyRuleIsFoundByItsId() throws IOException {
    Map<String, List<Path>> sources = new TreeMap<>();
    for (String module : List.of("cors-policy", "cors-processor")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        files.forEach(file ->
            sources
                .computeIfAbsent(file.getFileName().toString(), k -> new ArrayList<>())
                .add(file));
      }
    }
    for (DiagnosticId id : DiagnosticId.values()) {
      assertThat(sources.getOrDefault(ruleOf(id) + ".java", List.of()))
          .as(id.id())
          .singleElement()
          .satisfies(
              file -> assertThat(Files.readString(file)).contains("{@code " + id + "}", id.name()));
    }
  }

  /** {@code OriginInsecure} for {@code origin-insecure}. */
  private static String ruleOf(DiagnosticId id) {
    if (id == DiagnosticId.ORIGIN_PATTERN) {
      return "OriginPatternRule"; // An OriginPattern is what passes it.
    }
    return Stream.of(id.id().split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOnTheRunningJdk() {
    String name = "javac " + Runtime.version().feature();
    return CatalogueCase.all()
        .map(each -> test(each + " on " + name, name, () -> each.check(CompilerUnderTest.JAVAC)));
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOnEcj() {
    return CatalogueCase.all()
        .map(each -> test(each + " on ecj", "ecj", () -> each.check(CompilerUnderTest.ECJ)));
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOnTheOtherJdks() {
    return OtherJdk.wanted().stream().flatMap(DiagnosticPagesTest::onOtherJdk);
  }

  @AfterAll
  static void sayWhatRan() {
    System.out.println(
        "The catalogue: "
            + DiagnosticId.values().length
            + " ids, "
            + CatalogueCase.all().count()
            + " cases; passed on "
            + PASSED
            + (SKIPPED.isEmpty()
                ? ""
                : "; NOT RUN on " + SKIPPED + ": name its home in " + OtherJdk.VARIABLE)
            + ".");
  }

  private static Stream<DynamicTest> onOtherJdk(int feature) {
    String name = "javac " + feature;
    Optional<OtherJdk> jdk = OtherJdk.find(feature);
    if (jdk.isEmpty()) {
      SKIPPED.add(name);
      return Stream.of(
          DynamicTest.dynamicTest(name, () -> abort("there is no JDK " + feature + " here")));
    }
    Map<String, String> results = jdk.get().run(CatalogueCase.class);
    return CatalogueCase.all()
        .map(each ->
            test(
                each + " on " + name,
                name,
                () -> assertThat(results.get(each.toString())).isEqualTo(CatalogueCase.PASSED)));
  }

  private static DynamicTest test(String name, String compiler, Runnable check) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          check.run();
          PASSED.merge(compiler, 1, Integer::sum);
        });
  }
}
