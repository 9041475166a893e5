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

  /** Links methods to this, with {file} and {line}. */
  @Parameter(property = "corsac.source-url")
  @Nullable String sourceUrl;

  /** Jar or class folder of before: routes that are otherwise now show both versions. */
  @Parameter(property = "corsac.against")
  @Nullable String against;

  @Override
  Arguments arguments() {
    Arguments arguments =
        new Arguments("report")
            .option("--output", output)
            .option("--format", format)
            .option("--source-url", sourceUrl)
            .option("--against", against);
    places().forEach(arguments::operand);
    return arguments;
  }
}
