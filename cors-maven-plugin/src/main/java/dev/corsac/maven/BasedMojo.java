package dev.corsac.maven;

import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that needs the application's base path. */
abstract class BasedMojo extends JudgingMojo {

  /** The application's base path, such as /api. */
  @Parameter(property = "corsac.base")
  @Nullable String base;

  final Arguments of(String command) {
    Arguments arguments = deployed(new Arguments(command)).option("--base", base);
    places().forEach(arguments::operand);
    return arguments;
  }
}
