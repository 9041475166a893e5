package dev.corsac.sample.application;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Its template is worth as much as {@code report/{day}} of another jar. */
@Path("{kind}/weekly")
@CrossOrigin("https://rival.example")
public class TieResource {

  /** Lists. */
  @GET
  public String list() {
    return "weekly";
  }
}
