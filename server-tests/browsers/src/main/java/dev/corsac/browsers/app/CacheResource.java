package dev.corsac.browsers.app;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** What browsers may remember of a preflight. */
@Path("cache")
@Produces("text/plain")
public class CacheResource {

  /** Both methods take the header. */
  @GET
  @Path("shared")
  @CrossOrigin(origins = Origins.TRUSTED, allowedHeaders = "X-Token", maxAge = 600)
  public String readShared() {
    return "shared";
  }

  /** Both methods take the header. */
  @PUT
  @Path("shared")
  @Consumes("text/plain")
  @CrossOrigin(origins = Origins.TRUSTED, allowedHeaders = "X-Token", maxAge = 600)
  public String changeShared(String text) {
    return "changed";
  }

  /** Only the PUT beside it takes the header. */
  @GET
  @Path("apart")
  @SameOrigin
  public String readApart() {
    return "apart";
  }

  /** Takes the header. */
  @PUT
  @Path("apart")
  @Consumes("text/plain")
  @CrossOrigin(origins = Origins.TRUSTED, allowedHeaders = "X-Token", maxAge = 600)
  public String changeApart(String text) {
    return "changed";
  }

  /** Is asked for anew each time. */
  @PUT
  @Path("never")
  @Consumes("text/plain")
  @CrossOrigin(origins = Origins.TRUSTED, allowedHeaders = "X-Token", maxAge = 0)
  public String changeUncached(String text) {
    return "changed";
  }
}
