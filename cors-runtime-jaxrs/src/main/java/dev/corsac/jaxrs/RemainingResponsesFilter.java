package dev.corsac.jaxrs;

import jakarta.annotation.Priority;

/**
 * Writes the responses that belong to no generated filter: answered preflights, and those for which
 * no resource method was chosen. And keeps what generated filters have written that bear no
 * {@code @Priority}, because it was not on their class path: Jersey does not run those last. Where
 * a generated filter does run last, that one writes all this, and a request passes one filter less.
 */
@Priority(CorsFeature.FIRST)
public final class RemainingResponsesFilter extends CorsResponseFilter {

  /** What stands for a table's name; no table has it. */
  static final String NAME = "";

  /** For servers. */
  public RemainingResponsesFilter() {
    super(NAME);
  }
}
