package dev.corsac.contract.quarkus;

import dev.corsac.CrossOrigin;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A stream of Mutiny's. */
@Path("multi")
@CrossOrigin("https://stream.example")
public class MultiResource {

  /** Two parts. */
  @GET
  public Multi<String> parts() {
    return Multi.createFrom().items("one", "two");
  }
}
