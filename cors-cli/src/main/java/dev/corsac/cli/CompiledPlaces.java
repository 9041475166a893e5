package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** Where the application is that a command is about. */
final class CompiledPlaces {
  private static final List<Path> CLASSES =
      List.of(Path.of("target/classes"), Path.of("build/classes/java/main"));

  private static final Path JARS = Path.of("target");

  @Parameters(
      index = "0+",
      arity = "0..*",
      paramLabel = "JAR|FOLDER",
      description =
          "The application's jars or class folders. Default: target/classes,"
              + " build/classes/java/main, or the one jar in target.")
  private List<Path> named = List.of();

  /**
   * What was named, or what Maven and Gradle have compiled in the folder where the command runs.
   */
  List<Path> places() {
    if (!named.isEmpty()) {
      return named;
    }
    for (Path classes : CLASSES) {
      if (Files.isDirectory(classes)) {
        return List.of(classes);
      }
    }
    return jar()
        .map(List::of)
        .orElseThrow(() ->
            new BadInputException(
                "Which application? Name its jar or class folder: this folder has no "
                    + CLASSES.get(0)
                    + ", no "
                    + CLASSES.get(1)
                    + " and no single jar in "
                    + JARS
                    + "."));
  }

  /** The one that was built; those of sources and tests beside it are none. */
  private static Optional<Path> jar() {
    try (Stream<Path> files = Files.list(JARS)) {
      List<Path> jars = files.filter(CompiledPlaces::isApplication).toList();
      return jars.size() == 1 ? Optional.of(jars.get(0)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isApplication(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jar")
        && !name.startsWith("original-")
        && !name.matches(".*-(sources|javadoc|tests|test-sources)\\.jar");
  }
}
