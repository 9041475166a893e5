package dev.corsac.policy.finding;

import java.util.List;
import java.util.Optional;

/**
 * Where the value of <code>${app.cors.origins}</code> comes from.
 *
 * <p>Implementations may be called from any thread.
 */
@FunctionalInterface
public interface Placeholders {

  /** Knows no value: the compiler's view, which judges the defaults only. */
  Placeholders UNKNOWN = name -> Optional.empty();

  /**
   * Looks a name up.
   *
   * @param name the text between <code>${</code> and {@code :} or <code>}</code>
   * @return the configured text, a comma-separated list of origins or {@code none}; empty if unset
   */
  Optional<String> value(String name);

  /**
   * Looks the name of a placeholder for origins up where lists are supplied as such.
   *
   * @return the origins and patterns, each whatever text was supplied, to be judged as it is; empty
   *     if nothing supplies such a list: then {@link #value} is asked
   */
  default Optional<List<String>> origins(String name) {
    return Optional.empty();
  }
}
