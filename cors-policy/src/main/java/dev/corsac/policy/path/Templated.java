package dev.corsac.policy.path;

/** Something that stands at a URI template. */
public interface Templated {
  UriTemplate template();

  /** Whether the template has to match the rest of a path as a whole. */
  default boolean hasNothingBelow() {
    return false;
  }
}
