package dev.corsac.cli;

import dev.corsac.policy.Placeholders;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --set}: what placeholders stand for. */
final class PlaceholderOption {
  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "The value of a placeholder; may be repeated.")
  private Map<String, String> values = Map.of();

  /** The values that were given. */
  Placeholders placeholders() {
    return name -> Optional.ofNullable(values.get(name));
  }
}
