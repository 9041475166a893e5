package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} says of the code what the code is. */
class ArchitectureTest {

  private static final Path PAGE = Documents.ROOT.resolve("docs/architecture.md");

  private static final Pattern CITED = Pattern.compile("docs/architecture\\.md#([a-z0-9-]+)");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  // Without the contract types that every room of the run time may name, as the page says.
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^import (?:static )?(dev\\.corsac(?:\\.[a-z]+)*)"
              + "\\.(?!(?:CorsDeploymentException|OriginSource)\\b)[A-Z]");
  private static final Set<String> UNPUBLISHED =
      Set.of("example-app", "server-tests", "benchmarks");
  private static final String BOM = "cors-bom";
  private static final Pattern MANAGED =
      Pattern.compile(
          "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*"
              + "<version>([^<]+)</version>\\s*</dependency>");
  private static final Set<String> NO_SOURCES = Set.of(".git", "target", "node_modules");

  @Test
  void everyHeadingThatSourcesCiteIsThere() throws IOException {
    Set<String> headings = Documents.anchors(Documents.read(PAGE));
    List<String> missing = new ArrayList<>();
    int citations = 0;
    for (Path file : files(Documents.ROOT, name -> name.endsWith(".java"))) {
      Matcher cited = CITED.matcher(Documents.read(file));
      while (cited.find()) {
        citations++;
        if (!headings.contains(cited.group(1))) {
          missing.add(Documents.ROOT.relativize(file) + " cites #" + cited.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(citations).isGreaterThan(40);
  }

  @Test
  void theRoomsAreThePackagesThatExist() throws IOException {
    assertThat(roomsOfThePage()).isEqualTo(roomsOfTheSources());
  }

  /** Whoever imports it gets every module of the reactor that is published, and nothing else. */
  @Test
  void theBillOfMaterialsHasEveryPublishedModule() {
    String bom = Documents.read(Documents.ROOT.resolve(BOM).resolve("pom.xml"));
    assertThat(MANAGED.matcher(bom).results().map(m -> m.group(1) + ":" + m.group(2)))
        .containsExactlyInAnyOrderElementsOf(
            publishedModules().stream().map(module -> "dev.corsac:" + module).toList());
    assertThat(MANAGED.matcher(bom).results().map(m -> m.group(3)).distinct())
        .containsExactly("${project.version}");
    assertThat(bom).doesNotContain("<parent>", "<scope>import</scope>");
    assertThat(bom.split("<dependency>", -1)).hasSize(publishedModules().size() + 1);
    assertThat(version(bom)).isEqualTo(version(Documents.read(Documents.ROOT.resolve("pom.xml"))));
  }

  private static String version(String pom) {
    return pom.split("<version>", 2)[1].split("</version>", 2)[0];
  }

  /** Module or room, and what it uses, as the page has them. */
  private static Map<String, Set<String>> roomsOfThePage() {
    String section = Documents.read(PAGE).split("\n## Rooms\n", 2)[1];
    Map<String, Set<String>> rooms = new TreeMap<>();
    String module = "";
    for (String line : Documents.blocks(section, "text").get(0).lines().toList()) {
      String[] sides = line.split(">", 2);
      Set<String> used = sides.length == 1 ? Set.of() : words(sides[1]);
      String[] names = sides[0].strip().split(" +", -1);
      if (line.startsWith(" ")) {
        rooms.put(module + "/" + names[0], used);
      } else {
        module = names[0];
        rooms.put(module + " " + names[1], used);
      }
    }
    return rooms;
  }

  private static Set<String> words(String text) {
    return new TreeSet<>(Arrays.asList(text.strip().split(" +", -1)));
  }

  /** The same, as the sources have them. */
  private static Map<String, Set<String>> roomsOfTheSources() throws IOException {
    SortedMap<String, SortedMap<String, Set<String>>> modules = new TreeMap<>();
    for (String module : publishedModules()) {
      modules.put(module, imports(Documents.ROOT.resolve(module).resolve("src/main/java")));
    }
    Map<String, Set<String>> all = new TreeMap<>();
    modules.forEach((module, rooms) -> {
      Set<String> others = new TreeSet<>();
      rooms.forEach((room, used) -> {
        Set<String> beside = new TreeSet<>();
        for (String each : used) {
          if (rooms.containsKey(each)) {
            beside.add(simpleName(each));
          } else {
            others.add(moduleOf(each, modules));
          }
        }
        all.put(module + "/" + simpleName(room), beside);
      });
      all.put(module + " " + rooms.firstKey(), others);
    });
    return all;
  }

  /** The packages below a folder, and which of Corsac's each imports. */
  private static SortedMap<String, Set<String>> imports(Path sources) throws IOException {
    SortedMap<String, Set<String>> imports = new TreeMap<>();
    for (Path file : files(sources, name -> name.endsWith(".java"))) {
      if (!file.getFileName().toString().equals("module-info.java")) {
        String room = sources.relativize(file.getParent()).toString().replace('/', '.');
        Set<String> used = imports.computeIfAbsent(room, ignored -> new TreeSet<>());
        IMPORT.matcher(Documents.read(file)).results().map(m -> m.group(1)).forEach(used::add);
        used.remove(room);
      }
    }
    return imports;
  }

  private static String moduleOf(
      String room, SortedMap<String, SortedMap<String, Set<String>>> modules) {
    return modules.entrySet().stream()
        .filter(module -> module.getValue().containsKey(room))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError(room + " is in no published module"));
  }

  private static String simpleName(String room) {
    return room.substring(room.lastIndexOf('.') + 1);
  }

  private static List<String> publishedModules() {
    return MODULE
        .matcher(Documents.read(Documents.ROOT.resolve("pom.xml")))
        .results()
        .map(module -> module.group(1))
        .filter(module -> !UNPUBLISHED.contains(module) && !module.equals(BOM))
        .toList();
  }

  private static List<Path> files(Path root, Predicate<String> wanted) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes ignored) {
            return NO_SOURCES.contains(directory.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes ignored) {
            if (wanted.test(file.getFileName().toString())) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
