package dev.corsac.maven;

import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that needs the deployed application: which, where, and with which values. */
abstract class JudgingMojo extends CommandMojo {

  /** The deployed Application class, if there are several with different policies. */
  @Parameter(property = "corsac.application")
  @Nullable String application;

  /** Values of placeholders, as name=value; one per line. */
  @Parameter(property = "corsac.set")
  @Nullable String set;

  final Arguments deployed(Arguments arguments) {
    return arguments.option("--application", application).lines("--set", set);
  }
}
