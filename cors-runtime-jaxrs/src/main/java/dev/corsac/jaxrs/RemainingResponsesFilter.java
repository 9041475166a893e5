package dev.corsac.jaxrs;

/**
 * Writes the responses that belong to no generated filter: answered preflights, and those for which
 * no resource method was chosen.
 */
public final class RemainingResponsesFilter extends CorsResponseFilter {

  /** For servers. */
  public RemainingResponsesFilter() {
    super("");
  }
}
