package dev.corsac.processor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK beside the running one, whose javac is tested in a process of its own.
 *
 * @param feature its feature release, 17 or 25
 * @param home where it is installed
 */
record OtherJdk(int feature, Path home) {

  /** The environment variable that names homes of JDKs, separated as class paths are. */
  static final String VARIABLE = "CORSAC_JDKS";

  private static final List<Integer> WANTED = List.of(17, 25);
  private static final List<Path> DIRECTORIES =
      List.of(
          Path.of("/usr/lib/jvm"),
          Path.of("/Library/Java/JavaVirtualMachines"),
          Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java"),
          Path.of(System.getProperty("user.home"), ".jdks"));

  /** The feature releases that are tested, without the running one. */
  static List<Integer> wanted() {
    return WANTED.stream().filter(feature -> feature != Runtime.version().feature()).toList();
  }

  /** Looks for a JDK of a release. */
  static Optional<OtherJdk> find(int feature) {
    return candidates()
        .filter(home -> featureOf(home) == feature)
        .findFirst()
        .map(home -> new OtherJdk(feature, home));
  }

  /** Runs a class of this class path and returns what it prints, name by name. */
  Map<String, String> run(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command.get(0) + " ended with " + process.exitValue());
      }
      Map<String, String> results = new LinkedHashMap<>();
      printed
          .lines()
          .map(line -> line.split("\t", 2))
          .filter(parts -> parts.length == 2)
          .forEach(parts -> results.put(parts[0], parts[1]));
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Path> candidates() {
    List<Path> homes = new ArrayList<>();
    String named = System.getenv().getOrDefault(VARIABLE, "");
    for (String home : named.split(File.pathSeparator, -1)) {
      if (!home.isBlank()) {
        homes.add(Path.of(home));
      }
    }
    // GitHub's runners.
    System.getenv().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("JAVA_HOME"))
        .map(entry -> Path.of(entry.getValue()))
        .forEach(homes::add);
    DIRECTORIES.forEach(directory -> addHomes(directory, homes));
    return homes.stream().filter(home -> Files.exists(home.resolve("bin")));
  }

  private static void addHomes(Path directory, List<Path> homes) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> children = Files.list(directory)) {
      children
          .sorted()
          .flatMap(child -> Stream.of(child, child.resolve("Contents").resolve("Home")))
          .forEach(homes::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The feature release of a JDK with a compiler; 0 if it is none. */
  private static int featureOf(Path home) {
    Path release = home.resolve("release");
    if (!Files.isReadable(release) || !hasJavac(home)) {
      return 0;
    }
    try (var reader = Files.newBufferedReader(release)) {
      Properties properties = new Properties();
      properties.load(reader);
      String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
      return Runtime.Version.parse(version).feature();
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
  }

  private static boolean hasJavac(Path home) {
    return Files.exists(home.resolve("bin").resolve("javac"))
        || Files.exists(home.resolve("bin").resolve("javac.exe"));
  }
}
