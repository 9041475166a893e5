package dev.corsac.browsers.app;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** Any origin, any header. */
@Path("open")
@Produces("text/plain")
@CrossOrigin(origins = "*", allowedHeaders = "*", exposedHeaders = "*")
public class OpenResource {

  /** Reads. */
  @GET
  public Response read() {
    return Response.ok("open").header("X-Total", 7).build();
  }

  /** Changes. */
  @PUT
  @Consumes("application/json")
  public String change(String json) {
    return "changed";
  }

  /** The same with Authorization, which no wildcard covers. */
  @GET
  @Path("with-token")
  @CrossOrigin(
      origins = "*",
      allowedHeaders = {"*", "Authorization"})
  public String readWithToken() {
    return "open";
  }
}
