package dev.corsac.benchmarks.endtoend;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource without a policy. */
@Path("ping")
public class Ping {

  /** Made by the server. */
  public Ping() {}

  /** The same answer as that of the resource with a policy. */
  @GET
  public String ping() {
    return "";
  }
}
