package dev.corsac.contract.handwritten;

import dev.corsac.jaxrs.CorsResponseFilter;

/** Stands in for a generated filter. */
public final class HandWrittenCorsFilter extends CorsResponseFilter {
  /** For servers. */
  public HandWrittenCorsFilter() {
    super(new HandWrittenCorsTable().get());
  }
}
