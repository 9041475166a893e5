package dev.corsac.jaxrs.value;

import dev.corsac.jaxrs.OriginSource.Origins;

/**
 * What an {@code OriginSource} supplies for a placeholder.
 *
 * @param origins the list
 * @param source who supplied it, for people: {@code the OriginSource com.acme.TenantOrigins}
 */
public record Supplied(Origins origins, String source) {

  /** Whether both supply the same list. */
  public boolean hasListOf(Supplied other) {
    return source.equals(other.source) && origins.listed().equals(other.origins.listed());
  }
}
