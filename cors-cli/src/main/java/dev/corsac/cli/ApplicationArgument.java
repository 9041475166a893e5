package dev.corsac.cli;

import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.testing.CompiledTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which application a command is about. */
final class ApplicationArgument {
  @Parameters(
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

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "The value of a placeholder; may be repeated.")
  private Map<String, String> values = Map.of();

  /** Opens it. */
  CompiledApplication open() {
    return CompiledApplication.open(places);
  }

  /** What answers its requests. */
  CompiledTable table(CompiledApplication application) {
    return application.table(base, name -> Optional.ofNullable(values.get(name)));
  }
}
