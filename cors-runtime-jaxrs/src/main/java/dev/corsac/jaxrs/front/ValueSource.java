package dev.corsac.jaxrs.front;

import org.jspecify.annotations.Nullable;

/**
 * The configuration of a framework around the application, asked for each name when Corsac is
 * deployed or reloads. It is the value of the property {@link #PROPERTY} of the application. Thread
 * safe.
 */
public interface ValueSource {
  /** The property of the application, or of its configuration. */
  String PROPERTY = "dev.corsac.jaxrs.values";

  /**
   * A configured value.
   *
   * @param text the value; several are separated by commas
   * @param source where it is from, for people: {@code class path resource [application.yml]}
   */
  record Value(String text, String source) {}

  /** The value of a name now; null if it has none. */
  @Nullable Value value(String name);

  /** What is asked, for people: {@code Spring's Environment}. */
  String place();
}
