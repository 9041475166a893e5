package dev.corsac.cli;

import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.policy.Placeholders;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which application a command is about. */
final class ApplicationArgument {
  @Parameters(
      index = "0+",
      arity = "1..*",
      paramLabel = "JAR|FOLDER",
      description = "The application's jars or class folders.")
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
    return CompiledApplication.open(places, deployed.name());
  }

  /** Its base path; empty for the root. */
  String base() {
    return base;
  }

  /** The values that were given. */
  Placeholders placeholders() {
    return placeholders.placeholders();
  }
}
