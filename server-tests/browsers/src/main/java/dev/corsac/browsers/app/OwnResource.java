package dev.corsac.browsers.app;

import dev.corsac.SameOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** For pages of its own origin only. */
@Path("own")
@Produces("text/plain")
@SameOrigin
public class OwnResource {

  /** Reads. */
  @GET
  public String read() {
    return "own";
  }

  /** Takes text. */
  @POST
  @Consumes("text/plain")
  public String write(String text) {
    return "wrote " + text;
  }

  /** Takes JSON. */
  @PUT
  @Consumes("application/json")
  public String change(String json) {
    return "changed";
  }
}
