package dev.corsac.contract.app;

import dev.corsac.contract.unprocessed.Ledger;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** What a resource class inherits. */
public abstract class GuardedBase {

  /** Changes. */
  @POST
  @Path("inherited")
  public String inherited() {
    return "ran " + Ledger.RAN.incrementAndGet();
  }

  /** Changes. */
  @POST
  @Path("overridden")
  public abstract String overridden();
}
