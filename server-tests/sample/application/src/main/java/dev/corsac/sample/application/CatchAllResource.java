package dev.corsac.sample.application;

import dev.corsac.CrossOrigin;
import dev.corsac.Tolerate;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Takes what nobody else takes. */
@Path("{any: .+}")
@CrossOrigin(
    value = "https://app.example.com",
    tolerate = @Tolerate(value = "route-overlap", reason = "this is what the sample is about"))
public class CatchAllResource {

  /** Reads. */
  @GET
  public String get() {
    return "anything";
  }

  /** Deletes. */
  @DELETE
  public void delete() {}
}
