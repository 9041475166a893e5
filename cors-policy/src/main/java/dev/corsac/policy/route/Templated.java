package dev.corsac.policy.route;

/** Something that stands at a URI template. */
interface Templated {
  UriTemplate template();
}
