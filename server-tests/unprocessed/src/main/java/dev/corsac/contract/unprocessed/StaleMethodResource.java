package dev.corsac.contract.unprocessed;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Has got a method since {@link StaleCorsTable} was generated. */
@Path("stale-method")
@CrossOrigin("https://app.example.com")
public class StaleMethodResource {

  /** Answers. */
  @GET
  public String get() {
    return "stale";
  }

  /** Is new. */
  @DELETE
  public void delete() {}
}
