package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.corsac.policy.finding.DiagnosticId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
      List.of("## What the compiler says", "## Why", "## Wrong", "## Right");
  private static final String TOLERATED = "## When it may be tolerated";
  private static final Pattern TABLE =
      Pattern.compile(
          "(\\| id \\| severity \\| what \\|\\n\\|---\\|---\\|---\\|\\n)((?:\\|.*\\n)+)");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\[`([a-z-]+)`].*? \\| .*? \\| (.*) \\|$");
  private static final Pattern README_ROW =
      Pattern.compile("(?m)^\\|.*\\(docs/diagnostics/[a-z-]+\\.md\\).*$");
  private static final Pattern LINK =
      Pattern.compile("\\[`([a-z-]+)`]\\(docs/diagnostics/\\1\\.md\\)");

  private static final Map<String, Integer> PASSED = new TreeMap<>();
  private static final List<String> SKIPPED = new ArrayList<>();

  @Test
  void everyIdHasAPageWithAllHeadings() throws IOException {
    for (DiagnosticId id : DiagnosticId.values()) {
      String page = CatalogueCase.page(id);
      assertThat(page).as(id.id()).startsWith("# " + id.id() + "\n");
      assertThat(page).as(id.id()).containsSubsequence(HEADINGS);
      assertThat(page.contains("\n" + TOLERATED + "\n")).as(id.id()).isEqualTo(id.tolerable());
    }
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.count()).isEqualTo(DiagnosticId.values().length + 1);
    }
  }

  /** {@code -Ddocs.update} writes it; what each id is about is written by hand. */
  @Test
  void theIndexIsMadeOfTheCatalogue() throws IOException {
    Path file = PAGES.resolve("README.md");
    String page = Files.readString(file);
    Matcher table = TABLE.matcher(page);
    assertThat(table.find()).isTrue();
    Map<String, String> abouts = new HashMap<>();
    ROW.matcher(table.group(2)).results().forEach(row -> abouts.put(row.group(1), row.group(2)));
    String made =
        Arrays.stream(DiagnosticId.values())
            .map(id ->
                "| [`%s`](%s.md) | %s%s | %s |\n"
                    .formatted(
                        id,
                        id,
                        id.severity().name().toLowerCase(Locale.ROOT),
                        id.tolerable() ? ", can be tolerated" : "",
                        abouts.getOrDefault(id.id(), "")))
            .collect(Collectors.joining());
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(file, page.replace(table.group(2), made));
    }
    assertThat(abouts).hasSize(DiagnosticId.values().length).doesNotContainValue("");
    assertThat(TABLE.matcher(Files.readString(file)).results().map(found -> found.group(2)))
        .containsExactly(made);
  }

  @Test
  void theReadmeTellsWhatCanBeTolerated() throws IOException {
    List<String> rows =
        README_ROW
            .matcher(Files.readString(Path.of("..", "README.md")))
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(rows).isNotEmpty();
    for (String row : rows) {
      List<DiagnosticId> ids =
          LINK.matcher(row)
              .results()
              .map(link -> DiagnosticId.byId(link.group(1)).orElseThrow())
              .toList();
      assertThat(row.contains("tolerate"))
          .as(row)
          .isEqualTo(ids.stream().anyMatch(DiagnosticId::tolerable));
    }
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
