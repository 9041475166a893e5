package dev.corsac.contract.door;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Under a policy whose origins are configured. */
@Path("prices")
@CrossOrigin(value = "${app.cors.origins:none}", allowCredentials = true)
public class PriceResource {
  /** Answers. */
  @GET
  public String get() {
    return "prices";
  }
}
