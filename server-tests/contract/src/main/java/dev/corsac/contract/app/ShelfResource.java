package dev.corsac.contract.app;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A sub-resource: has the policy of the locator that led here. */
public class ShelfResource {

  /** Reads. */
  @GET
  @Path("shelves/{shelf}")
  public String get(@PathParam("shelf") String shelf) {
    return shelf;
  }

  /** Replaces. */
  @PUT
  @Path("shelves/{shelf}")
  public String replace(@PathParam("shelf") String shelf, String goods) {
    return goods;
  }
}
