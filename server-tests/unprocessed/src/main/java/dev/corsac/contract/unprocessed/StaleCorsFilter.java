package dev.corsac.contract.unprocessed;

import dev.corsac.jaxrs.CorsResponseFilter;

/** The filter that was generated with {@link StaleCorsTable}. */
public final class StaleCorsFilter extends CorsResponseFilter {

  /** For servers. */
  public StaleCorsFilter() {
    super(new StaleCorsTable().get());
  }
}
