package dev.corsac.sample.orders;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Its template is worth as much as {@code {kind}/weekly} of another jar. */
@Path("report/{day}")
@CrossOrigin("https://app.example.com")
public class ReportResource {

  /** Reads. */
  @GET
  public String get(@PathParam("day") String day) {
    return day;
  }
}
