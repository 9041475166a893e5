package dev.corsac.jaxrs;

import dev.corsac.policy.Placeholders;
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
  private final Map<String, Optional<String>> read = new HashMap<>();

  ReadValues(Settings settings) {
    this.settings = settings;
  }

  /** Where the values are from. */
  Settings settings() {
    return settings;
  }

  @Override
  public Optional<String> value(String name) {
    return read.computeIfAbsent(name, settings::value);
  }
}
