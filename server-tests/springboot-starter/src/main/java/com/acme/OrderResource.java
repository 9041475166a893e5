package com.acme;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** Orders, behind authentication. */
@Path("orders")
@CrossOrigin(
    value = "${app.cors.origins}",
    allowCredentials = true,
    allowedHeaders = "Authorization",
    exposedHeaders = {"WWW-Authenticate", "X-Count"})
public class OrderResource {

  /** For everybody who is known. */
  @GET
  public String all() {
    return "orders";
  }

  /** Preflighted. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public String replace(String orders) {
    return orders;
  }

  /** For nobody that the tests know. */
  @GET
  @Path("audit")
  public String audit() {
    return "audit";
  }

  /** Nothing maps its exception. */
  @GET
  @Path("failing")
  public String failing() {
    throw new IllegalStateException("on purpose");
  }
}
