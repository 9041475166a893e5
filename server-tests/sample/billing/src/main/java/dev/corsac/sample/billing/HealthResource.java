package dev.corsac.sample.billing;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;

/** Has no policy, and stands in no table. */
@Path("health")
public class HealthResource {

  /** Reads. */
  @GET
  public String get() {
    return "well";
  }

  /** Resets. */
  @DELETE
  public void reset() {}

  /** Answers by itself. */
  @OPTIONS
  public String options() {
    return "by hand";
  }
}
