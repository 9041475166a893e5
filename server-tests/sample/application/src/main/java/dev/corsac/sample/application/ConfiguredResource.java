package dev.corsac.sample.application;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Its origins are configured. */
@Path("configured")
public class ConfiguredResource {

  /** From whatever source has it. */
  @GET
  @CrossOrigin("${sample.any.origins}")
  public String any() {
    return "any";
  }

  /** From the environment. */
  @GET
  @Path("env")
  @CrossOrigin("${sample.env.origins}")
  public String environment() {
    return "environment";
  }

  /** From nowhere: the default. */
  @GET
  @Path("default")
  @CrossOrigin("${sample.default.origins:https://default.example}")
  public String byDefault() {
    return "default";
  }
}
