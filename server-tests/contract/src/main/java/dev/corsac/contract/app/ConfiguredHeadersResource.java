package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** All that can be configured is, with defaults. */
@Path("configured-headers")
@CrossOrigin(
    origins = "${contract.default.origins:https://app.example.com}",
    allowedHeaders = {"X-Fixed", "${contract.headers:X-Default}"},
    exposedHeaders = "${contract.exposed:none}")
public class ConfiguredHeadersResource {

  /** Reads. */
  @GET
  public String get() {
    return "configured";
  }

  /** Writes. */
  @PUT
  public void put() {}
}
