package dev.corsac.sample.orders;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Has none: the policy of an application in another jar does not reach it. */
@Path("archive")
public class ArchiveResource {

  /** Reads. */
  @GET
  public String get() {
    return "archive";
  }
}
