package dev.corsac.contract.app;

import dev.corsac.SameOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** For scripts of the same origin only. */
@Path("transfers")
@SameOrigin
public class TransferResource {

  /** Lists. */
  @GET
  public String list() {
    return "transfers";
  }

  /** Replaces. */
  @PUT
  public String replace(String transfers) {
    return transfers;
  }
}
