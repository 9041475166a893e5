package dev.corsac.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes a report of who may call what: a page that needs no network, and Markdown. */
@Mojo(name = "report", threadSafe = true)
final class ReportMojo extends CommandMojo {

  /** Write the files into this folder. */
  @Parameter(property = "corsac.output", defaultValue = "${project.build.directory}/corsac")
  String output;

  /** Write only this format: html or markdown. */
  @Parameter(property = "corsac.format")
  @Nullable String format;

  /** Link each method to its source at this URL, with {file} and {line}. */
  @Parameter(property = "corsac.source-url")
  @Nullable String sourceUrl;

  /** The old jar or class folder: routes that have changed since then show both versions. */
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
