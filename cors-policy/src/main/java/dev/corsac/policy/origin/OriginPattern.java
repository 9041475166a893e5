package dev.corsac.policy.origin;

/** SKELETON: to be written. An origin pattern that exists is valid. */
public final class OriginPattern {
  private final String text;

  private OriginPattern(String text) {
    this.text = text;
  }

  /**
   * Parses a pattern that is known to be valid, as the compiler writes them.
   *
   * @throws IllegalArgumentException if it is not a canonical origin pattern
   */
  public static OriginPattern of(String text) {
    return new OriginPattern(text);
  }

  /** The canonical text. */
  @Override
  public String toString() {
    return text;
  }
}
