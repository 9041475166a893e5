package dev.corsac.contract.app;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Under no policy: its CORS headers are its own affair. */
@Path("plain")
public class PlainResource {

  /** Sets headers by hand. */
  @GET
  public Response get() {
    return Response.ok("plain")
        .header("Access-Control-Allow-Origin", "https://legacy.example")
        .header("Vary", "Accept")
        .build();
  }

  /** Says how often the locator of {@link ShopResource} ran. */
  @GET
  @Path("located")
  public String located() {
    return "located " + ShopResource.LOCATED.get();
  }

  /** Answers preflights by hand. */
  @OPTIONS
  public Response options() {
    return Response.ok("by hand").header("Access-Control-Allow-Origin", "*").build();
  }
}
