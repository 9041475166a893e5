package dev.corsac.contract.unprocessed;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** What a locator declares; the classes that it returns are in no table. */
public interface Ledger {
  /** How often a resource method ran that changes something. */
  AtomicInteger RAN = new AtomicInteger();

  /** Changes. */
  @POST
  default String add() {
    return "ran " + RAN.incrementAndGet();
  }

  /** Has no policy, and a method that the interface does not show. */
  class Silent implements Ledger {
    /** Changes. */
    @DELETE
    @Path("pages")
    public String empty() {
      return "ran " + RAN.incrementAndGet();
    }
  }

  /** Says more strictly than the locator who may change it. */
  @dev.corsac.SameOrigin
  class Strict implements Ledger {}

  /** Says less strictly than the locator who may change it. */
  @dev.corsac.SameOrigin(guarded = false)
  class Open implements Ledger {}
}
