package dev.corsac.builds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK that builds and runs.
 *
 * @param feature its feature release
 * @param home where it is
 */
record Jdk(int feature, Path home) {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  /**
   * The JDK of a feature release: the running one, that of {@code newer.jdk}, or one from the usual
   * place.
   *
   * @throws IllegalStateException if there is none: these tests are about it
   */
  static Jdk of(int feature) {
    return candidates()
        .filter(home -> featureOf(home).filter(found -> found == feature).isPresent())
        .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
        .findFirst()
        .map(home -> new Jdk(feature, home))
        .orElseThrow(() -> new IllegalStateException("no JDK " + feature + " in /usr/lib/jvm"));
  }

  private static Stream<Path> candidates() {
    Stream<Path> told =
        Stream.of(System.getProperty("java.home"), System.getProperty("newer.jdk", ""))
            .filter(home -> !home.isEmpty())
            .map(Path::of);
    Path usual = Path.of("/usr/lib/jvm");
    try (Stream<Path> homes = Files.isDirectory(usual) ? Files.list(usual) : Stream.empty()) {
      return Stream.concat(told, homes.sorted().toList().stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Integer> featureOf(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A program of this JDK. */
  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }
}
