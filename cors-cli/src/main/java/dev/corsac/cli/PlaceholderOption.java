package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.policy.finding.EditDistance;
import dev.corsac.policy.finding.Placeholders;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import picocli.CommandLine.Option;

/** {@code --set}: what placeholders stand for. */
final class PlaceholderOption {
  private static final int FAR = 3;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "The value of a placeholder. Can be repeated.")
  private Map<String, String> values = Map.of();

  /**
   * Checks that the application has the placeholders for which values were given.
   *
   * @throws BadInputException if it has not
   */
  void check(CompiledApplication application) {
    if (values.isEmpty()) {
      return;
    }
    SortedSet<String> known = application.placeholders();
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw new BadInputException(
            "--set "
                + name
                + ": no policy has a placeholder with this name."
                + known.stream()
                    .filter(each -> EditDistance.atMost(FAR, name, each) <= FAR)
                    .findFirst()
                    .map(each -> " Did you mean \"" + each + "\"?")
                    .orElse(
                        known.isEmpty()
                            ? " This application has no placeholders."
                            : " The placeholders are: " + String.join(", ", known) + "."));
      }
    }
  }

  /** The values that were given. */
  Placeholders placeholders() {
    return name -> Optional.ofNullable(values.get(name));
  }
}
