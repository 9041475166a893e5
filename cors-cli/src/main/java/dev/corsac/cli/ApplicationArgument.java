package dev.corsac.cli;

import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.path.BasePath;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which application a command is about. */
final class ApplicationArgument {
  @Mixin private CompiledPlaces places = new CompiledPlaces();

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
    CompiledApplication application = CompiledApplication.open(places.places(), deployed.name());
    placeholders.check(application);
    return application;
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
