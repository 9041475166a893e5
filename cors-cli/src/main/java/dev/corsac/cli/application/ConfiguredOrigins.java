package dev.corsac.cli.application;

import java.util.Optional;

/**
 * Origins that a policy does not name itself.
 *
 * @param placeholder the name of the placeholder that stands for them
 * @param source the class that supplies them while the application runs, an {@code OriginSource};
 *     empty if none was seen
 */
public record ConfiguredOrigins(String placeholder, Optional<String> source) {

  /** Where they come from, in words. */
  public String words() {
    return source
        .map(each -> "supplied by " + each + " (an OriginSource) while the application runs")
        .orElse("from the configuration, or from an OriginSource");
  }

  /** The same with the placeholder, as a sentence. */
  public String sentence() {
    return "${" + placeholder + "}: " + words() + ".";
  }
}
