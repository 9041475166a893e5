package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Where the application is that a command is about. */
final class CompiledPlaces {
  private static final List<Path> CLASSES =
      List.of(Path.of("target/classes"), Path.of("build/classes/java/main"));

  @Parameters(
      index = "0+",
      arity = "0..*",
      paramLabel = "JAR|FOLDER",
      description =
          "The application's jars or class folders; target/classes or build/classes/java/main if"
              + " there is none.")
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
    throw new BadInputException(
        "Which application? Name its jar or class folder: there is neither "
            + CLASSES.get(0)
            + " nor "
            + CLASSES.get(1)
            + " here.");
  }
}
