package dev.corsac.policy.route;

/** Something that stands at a URI template. */
interface Templated {
  UriTemplate template();

  /** Whether the template has to match the rest of a path as a whole. */
  default boolean hasNothingBelow() {
    return false;
  }
}
