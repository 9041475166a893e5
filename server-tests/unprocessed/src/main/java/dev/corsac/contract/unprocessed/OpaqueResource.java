package dev.corsac.contract.unprocessed;

import jakarta.ws.rs.Path;

/** Leads to a class that its locator's type does not show. Is not governed itself. */
@Path("opaque")
public class OpaqueResource {

  /** Leads to the sub-resource. */
  @Path("sub")
  public Object sub() {
    return new ForgottenSubResource();
  }
}
