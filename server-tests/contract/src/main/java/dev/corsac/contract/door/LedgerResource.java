package dev.corsac.contract.door;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

/** Under no policy. */
@Path("ledger")
public class LedgerResource {
  /** Answers. */
  @GET
  public String get() {
    return "ledger";
  }

  /** Is not there. */
  @GET
  @Path("missing")
  public String missing() {
    throw new NotFoundException();
  }
}
