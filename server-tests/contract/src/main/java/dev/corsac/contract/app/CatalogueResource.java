package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Any origin; one method is for partners. */
@Path("catalogue")
@CrossOrigin(value = "*", exposedHeaders = "X-Total")
public class CatalogueResource {

  /** Lists. */
  @GET
  public String list() {
    return "catalogue";
  }

  /** Has the policy of the method, whole. */
  @GET
  @Path("prices")
  @CrossOrigin({"https://*.partner.example", "https://shop.example:8443"})
  public String prices() {
    return "prices";
  }
}
