package dev.corsac.jaxrs;

import jakarta.annotation.Priority;

/**
 * Writes the responses that belong to no generated filter: answered preflights, and those for which
 * no resource method was chosen. And keeps what generated filters have written: Jersey does not
 * run them last, because they bear no {@code @Priority}, so that other filters may come in between.
 */
@Priority(CorsFeature.FIRST)
public final class RemainingResponsesFilter extends CorsResponseFilter {

  /** For servers. */
  public RemainingResponsesFilter() {
    super("");
  }
}
