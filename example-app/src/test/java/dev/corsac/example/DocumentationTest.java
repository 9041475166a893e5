package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.InputSource;

/** The README, the guides and the annotations' javadoc compile as they stand. */
class DocumentationTest {

  private static final Pattern JAVADOC_BLOCK =
      Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\n *\\* *}</pre>");
  private static final String JAVADOC_IMPORTS =
      """
      package com.acme;
      import dev.corsac.*;
      import jakarta.ws.rs.*;
      import jakarta.ws.rs.core.*;
      import java.lang.annotation.*;
      import java.net.URI;
      """;

  @TestFactory
  Stream<DynamicTest> everyJavaBlockIsWhatItSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : markdownOutsideTheCatalogue()) {
      if (RunningGuideTest.PAGES.contains(file.getFileName().toString())) {
        continue; // one application, which that test compiles and runs
      }
      for (String block : Documents.blocks(Documents.read(file), "java")) {
        if (block.startsWith("module ")) {
          continue; // built by server-tests/builds, which holds it to the page
        }
        if (block.contains("import io.dropwizard.")) {
          continue; // built and run by server-tests/dropwizard, which holds it to the page
        }
        String name = Documents.ROOT.relativize(file) + " " + (tests.size() + 1);
        tests.add(
            DynamicTest.dynamicTest(
                name,
                () -> {
                  if (block.startsWith("// before")) {
                    checkWhatPeopleMoveFrom(block);
                  } else {
                    checkBlock(file, block);
                  }
                }));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static void checkBlock(Path file, String block) {
    Compilation compilation = Compilation.of(block);
    if (Documents.wrongLine(block) == 0) {
      assertThat(compilation.printed()).isEmpty();
    } else {
      assertThat(compilation.findings()).hasSize(1);
      assertThat(compilation.findings().get(0)).endsWith("@" + Documents.wrongLine(block));
      assertThat(Documents.read(file)).contains(compilation.printed());
    }
  }

  private static void checkWhatPeopleMoveFrom(String block) throws IOException {
    assumeTrue(
        !block.startsWith("// before, from JDK 21") || Runtime.version().feature() >= 21,
        "its library needs JDK 21");
    String classPath =
        System.getProperty("java.class.path")
            + File.pathSeparator
            + String.join(File.pathSeparator, jars(Path.of(System.getProperty("peers.directory"))));
    assertThat(Compilation.of(block, "-proc:none", "-Xlint:none", "-classpath", classPath).errors())
        .isEmpty();
  }

  private static List<String> jars(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<String> jars = files.map(Path::toString).filter(file -> file.endsWith(".jar")).toList();
      assertThat(jars).isNotEmpty();
      return jars;
    }
  }

  @TestFactory
  Stream<DynamicTest> everyXmlBlockOfTheGuideIsWellFormed() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : markdown()) {
      if (file.startsWith(Documents.ROOT.resolve("docs/guide"))) {
        for (String block : Documents.blocks(Documents.read(file), "xml")) {
          tests.add(
              DynamicTest.dynamicTest(
                  Documents.ROOT.relativize(file).toString(),
                  () ->
                      DocumentBuilderFactory.newInstance()
                          .newDocumentBuilder()
                          .parse(new InputSource(new StringReader(block)))));
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyExampleInTheJavadocCompiles() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String annotation : List.of("CrossOrigin", "SameOrigin")) {
      String source =
          Documents.read(
              Documents.ROOT.resolve(
                  "cors-annotations/src/main/java/dev/corsac/" + annotation + ".java"));
      Matcher block = JAVADOC_BLOCK.matcher(source);
      while (block.find()) {
        String code = JAVADOC_IMPORTS + block.group(1).replaceAll("(?m)^ *\\* ?", "");
        tests.add(
            DynamicTest.dynamicTest(
                annotation + " " + (tests.size() + 1),
                () -> assertThat(Compilation.of(code).printed()).isEmpty()));
      }
    }
    assertThat(tests).hasSize(4);
    return tests.stream();
  }

  @Test
  void theReadmeShowsTheLinesThatTheRunTimeAsksFor() {
    String readme = Documents.read(Documents.ROOT.resolve("README.md"));
    String version = versionOfThisBuild();

    assertThat(readme)
        .contains("<version>" + version + "</version>")
        .contains("annotationProcessor(\"dev.corsac:cors-processor:" + version + "\")");
  }

  /** What people paste is of this version; .ci/release sets it everywhere. */
  @Test
  void everyVersionOfOursInThePagesIsThatOfThisBuild() throws IOException {
    Pattern ours =
        Pattern.compile(
            "dev\\.corsac:cors-[a-z-]+:([^\"'`\\s]+)"
                + "|<artifactId>cors-[a-z-]+</artifactId>\\s*<version>([^<]+)</version>"
                + "|cors-[a-z]+-(\\d[^\\s/]*)\\.jar");
    List<String> versions = new ArrayList<>();
    for (Path file : markdown()) {
      Matcher matcher = ours.matcher(Documents.read(file));
      while (matcher.find()) {
        for (int group = 1; group <= 3; group++) {
          if (matcher.group(group) != null && !matcher.group(group).startsWith("$")) {
            versions.add(matcher.group(group));
          }
        }
      }
    }
    assertThat(versions).hasSizeGreaterThan(15).containsOnly(versionOfThisBuild());
  }

  @Test
  void theReadmeAndTheChangelogSayWhetherThisIsReleased() {
    String readme = Documents.read(Documents.ROOT.resolve("README.md"));
    String version = versionOfThisBuild();
    String number = version.replace("-SNAPSHOT", "");
    boolean released = version.equals(number);

    if (released) {
      assertThat(readme).doesNotContain(" is not released yet.");
    } else {
      assertThat(readme)
          .contains("\n" + number + " is not released yet. Run `mvn -DskipTests install`");
    }
    Matcher section =
        Pattern.compile("(?m)^## (.*)$")
            .matcher(Documents.read(Documents.ROOT.resolve("CHANGELOG.md")));
    assertThat(section.find()).isTrue();
    assertThat(section.group(1))
        .matches(released ? "\\[" + number + "] - \\d{4}-\\d\\d-\\d\\d" : "\\[Unreleased]");
  }

  /** A new user has one server, and pastes its lines. */
  @Test
  void theReadmeHasFewLinesForEachServer() throws IOException {
    String readme = Documents.read(Documents.ROOT.resolve("README.md"));
    String section =
        readme.substring(readme.indexOf("\n## Use it\n"), readme.indexOf("\n## The first class\n"));

    assertThat(section).contains("**Which server do you have?**");
    List<String> blocks = new ArrayList<>(Documents.blocks(section, "xml"));
    blocks.addAll(Documents.blocks(section, "kotlin"));
    assertThat(blocks)
        .hasSizeGreaterThan(4)
        .allSatisfy(block -> assertThat(block.lines().count()).isLessThanOrEqualTo(10));
    Matcher artifact = Pattern.compile("<artifactId>(cors-[^<]+)</artifactId>").matcher(section);
    List<String> named = new ArrayList<>();
    while (artifact.find()) {
      named.add(artifact.group(1));
      assertThat(Documents.ROOT.resolve(artifact.group(1)).resolve("pom.xml")).exists();
    }
    assertThat(named)
        .containsExactlyInAnyOrder(
            "cors-processor",
            "cors-spring-boot-starter",
            "cors-runtime-quarkus",
            "cors-runtime-servlet",
            "cors-runtime-jaxrs");
    assertThat(section.split("<version>" + versionOfThisBuild() + "</version>", -1))
        .hasSize(named.size() + 1);
  }

  @Test
  void theCommandsStandAloneUnderTheirHeadings() {
    String readme = Documents.read(Documents.ROOT.resolve("README.md"));

    assertThat(firstShellBlockUnder(readme, "## Run it"))
        .isEqualTo("mvn -ntp -DskipTests -Prun -pl example-app -am package\n");
    assertThat(firstShellBlockUnder(readme, "## Test it")).isEqualTo("mvn verify\n");
  }

  private static String firstShellBlockUnder(String markdown, String heading) {
    int start = markdown.indexOf("\n" + heading + "\n");
    assertThat(start).isNotNegative();
    return Documents.blocks(markdown.substring(start), "sh").get(0);
  }

  @Test
  void everyLinkInsideTheRepositoryLeadsSomewhere() throws IOException {
    Pattern link = Pattern.compile("\\]\\(([^):#]*)(?:#([^)]*))?\\)");
    List<String> broken = new ArrayList<>();
    for (Path file : markdown()) {
      Matcher matcher = link.matcher(Documents.read(file));
      while (matcher.find()) {
        Path target = matcher.group(1).isEmpty() ? file : file.resolveSibling(matcher.group(1));
        if (!Files.exists(target) || !hasAnchor(target, matcher.group(2))) {
          broken.add(Documents.ROOT.relativize(file) + " -> " + matcher.group());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  /** A page that nothing leads to is a page that nobody reads. */
  @Test
  void everyPageIsReachedFromTheReadme() throws IOException {
    Pattern link = Pattern.compile("\\]\\(([^):#]+\\.md)(?:#[^)]*)?\\)");
    Path readme = Documents.ROOT.resolve("README.md");
    Set<Path> reached = new TreeSet<>(Set.of(readme));
    Deque<Path> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      Path page = open.remove();
      Matcher matcher = link.matcher(Documents.read(page));
      while (matcher.find()) {
        Path target = page.resolveSibling(matcher.group(1)).normalize();
        if (reached.add(target)) {
          open.add(target);
        }
      }
    }

    assertThat(markdown()).isNotEmpty().allSatisfy(page -> assertThat(reached).contains(page));
  }

  /** The guide's own pages stand in its list, and not only somewhere in a sentence. */
  @Test
  void theGuideListsEachOfItsPages() throws IOException {
    String list = Documents.read(Documents.ROOT.resolve("docs/guide/README.md"));
    try (Stream<Path> pages = Files.list(Documents.ROOT.resolve("docs/guide"))) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .hasSizeGreaterThan(15)
          .allSatisfy(page ->
              assertThat(page.equals("README.md") || list.contains("](" + page + ")"))
                  .as(page)
                  .isTrue());
    }
  }

  private static boolean hasAnchor(Path target, @Nullable String anchor) {
    return anchor == null || Documents.anchors(Documents.read(target)).contains(anchor);
  }

  private static String versionOfThisBuild() {
    Matcher version =
        Pattern.compile("<version>([^<]+)</version>")
            .matcher(Documents.read(Documents.ROOT.resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  private static List<Path> markdownOutsideTheCatalogue() throws IOException {
    return markdown().stream()
        .filter(file ->
            !file.startsWith(Documents.DIAGNOSTICS)
                || file.getFileName().toString().equals("README.md"))
        .toList();
  }

  private static List<Path> markdown() throws IOException {
    try (Stream<Path> top = Files.list(Documents.ROOT);
        Stream<Path> docs = Files.walk(Documents.ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }
}
