package dev.corsac.contract.unprocessed;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Its origin has changed since {@link StaleCorsTable} was generated. */
@Path("stale")
@CrossOrigin("https://new.example.com")
public class StaleResource {

  /** Answers. */
  @GET
  public String get() {
    return "stale";
  }
}
