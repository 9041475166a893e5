package dev.corsac.browsers.app;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** The policies of {@code cache/apart}, as a hand would write them: with a maximal age. */
@Path("handwritten")
@Produces("text/plain")
public class HandwrittenResource {

  /** Answers the preflight of the PUT. */
  @OPTIONS
  @Consumes("*/*")
  public Response preflight() {
    return Response.noContent()
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Allow-Methods", "PUT")
        .header("Access-Control-Allow-Headers", "x-token")
        .header("Access-Control-Max-Age", "600")
        .build();
  }

  /** Is for pages of its own origin only, or so its author thinks. */
  @GET
  public String read() {
    return "apart";
  }

  /** Is for everybody. */
  @PUT
  @Consumes("text/plain")
  public Response change(String text) {
    return Response.ok("changed").header("Access-Control-Allow-Origin", "*").build();
  }
}
