package dev.corsac.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes who may call what as a page that needs no network, and as Markdown. */
@Mojo(name = "report", threadSafe = true)
final class ReportMojo extends CommandMojo {

  /** The folder into which it is written. */
  @Parameter(property = "corsac.output", defaultValue = "${project.build.directory}/corsac")
  String output;

  /** Only this format: html or markdown. */
  @Parameter(property = "corsac.format")
  @Nullable String format;

  @Override
  Arguments arguments() {
    Arguments arguments =
        new Arguments("report").option("--output", output).option("--format", format);
    places().forEach(arguments::operand);
    return arguments;
  }
}
