package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.path.BasePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which application a command is about. */
final class ApplicationArgument {
  private static final List<Path> CLASSES =
      List.of(Path.of("target/classes"), Path.of("build/classes/java/main"));

  @Parameters(
      index = "0+",
      arity = "0..*",
      paramLabel = "JAR|FOLDER",
      description =
          "The application's jars or class folders; target/classes or build/classes/java/main if"
              + " there is none.")
  private List<Path> places = List.of();

  @Option(
      names = "--base",
      defaultValue = "",
      paramLabel = "PATH",
      description = "The application's base path, such as /api.")
  private String base = "";

  @Mixin private DeployedOption deployed = new DeployedOption();

  @Mixin private PlaceholderOption placeholders = new PlaceholderOption();

  /** Opens it. */
  CompiledApplication open() {
    CompiledApplication application =
        CompiledApplication.open(places.isEmpty() ? usualPlace() : places, deployed.name());
    placeholders.check(application);
    return application;
  }

  /** What Maven and Gradle have compiled or packaged in the folder where the command runs. */
  private static List<Path> usualPlace() {
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

  /** Its base path. */
  BasePath base() {
    return new BasePath(base);
  }

  /** The values that were given. */
  Placeholders placeholders() {
    return placeholders.placeholders();
  }
}
