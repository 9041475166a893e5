package dev.corsac.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of several applications is deployed. */
final class DeployedOption {

  @Option(
      names = "--application",
      paramLabel = "CLASS",
      description = "The deployed Application class, if there are several with different policies.")
  private @Nullable String name;

  /** Its binary name, if it was given. */
  Optional<String> name() {
    return Optional.ofNullable(name);
  }
}
