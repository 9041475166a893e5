package dev.corsac.jaxrs;

import dev.corsac.jaxrs.Settings.Configured;
import dev.corsac.policy.finding.Placeholders;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of one reading: each is looked up once, at a deployment or a reload, and stays what it
 * was however late the server shows the class that needs it. Not thread safe: its {@link
 * Deployment} guards it.
 */
final class ReadValues implements Placeholders {
  private final Settings settings;
  private final Map<String, Optional<Configured>> read = new HashMap<>();

  ReadValues(Settings settings) {
    this.settings = settings;
  }

  /** Where the values are from. */
  Settings settings() {
    return settings;
  }

  @Override
  public Optional<String> value(String name) {
    return lookUp(name).map(Configured::value);
  }

  /**
   * Where the value of a name is from, or, if it has none, where it was looked for: {@code
   * app.cors.origins is from the system property app.cors.origins}.
   */
  String source(String name) {
    return name
        + lookUp(name)
            .map(configured ->
                " is "
                    + (configured.value().isBlank() ? "empty in " : "from ")
                    + configured.source())
            .orElseGet(() -> " was looked for in " + settings.places(name));
  }

  /** Whether the value of a name is configured, and is not empty, which counts as unset. */
  boolean isConfigured(String name) {
    return lookUp(name).filter(configured -> !configured.value().isBlank()).isPresent();
  }

  private Optional<Configured> lookUp(String name) {
    return read.computeIfAbsent(name, settings::lookUp);
  }
}
