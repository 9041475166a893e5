package dev.corsac.sample.application;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Has the application's policy. */
@Path("greeting")
public class GreetingResource {

  /** Reads. */
  @GET
  public String get() {
    return "hello";
  }
}
