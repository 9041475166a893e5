package dev.corsac.jaxrs;

import dev.corsac.jaxrs.OriginSource.Origins;

/**
 * What an {@link OriginSource} supplies for a placeholder.
 *
 * @param origins the list
 * @param source who supplied it, for people: {@code the OriginSource com.acme.TenantOrigins}
 */
record Supplied(Origins origins, String source) {

  /** Whether both supply the same list. */
  boolean hasListOf(Supplied other) {
    return source.equals(other.source) && origins.listed().equals(other.origins.listed());
  }
}
