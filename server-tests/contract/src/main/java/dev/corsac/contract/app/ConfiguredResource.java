package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Its origins are configured. */
@Path("configured")
@CrossOrigin("${contract.origins}")
public class ConfiguredResource {

  /** Reads. */
  @GET
  public String get() {
    return "configured";
  }
}
