package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Its policies are configured apart. */
@Path("reloaded")
public class ReloadedResource {

  /** Under one placeholder. */
  @GET
  @CrossOrigin("${contract.get}")
  public String get() {
    return "reloaded";
  }

  /** Under another. */
  @PUT
  @CrossOrigin("${contract.put}")
  public String put(String content) {
    return content;
  }

  /** Under both. */
  @GET
  @Path("always")
  @CrossOrigin({"${contract.get}", "${contract.put}"})
  public String always() {
    return "always";
  }
}
