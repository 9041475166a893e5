package dev.corsac.sample.application;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Answers what another jar answers too. */
@Path("orders")
@CrossOrigin("https://rival.example")
public class RivalResource {

  /** Lists. */
  @GET
  public String list() {
    return "rival orders";
  }
}
