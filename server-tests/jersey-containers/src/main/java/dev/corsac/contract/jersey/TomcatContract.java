package dev.corsac.contract.jersey;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Deviation;

/** The contract on Jersey as a servlet of Tomcat. */
@Deviation(
    rows = {"aRefusalHasNoBody", "anUnmappedExceptionHasNoBody"},
    pinned = {"HTTP Status 403", "HTTP Status 500"},
    reason =
        "refused preflights and readable errors have the servlet container's error page as their body: Jersey's servlet"
            + " reports each error without an entity to the container")
public abstract class TomcatContract extends CorsContract {
  /** For any version of Jersey. */
  protected TomcatContract() {
    super(new OnTomcat());
  }
}
