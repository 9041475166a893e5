package dev.corsac.contract.unprocessed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Refuses by itself, without an entity, which error pages are for. */
@Path("forbidden")
public class Forbidden {

  /** Refuses. */
  @GET
  public Response get() {
    return Response.status(Response.Status.FORBIDDEN).build();
  }

  /** Refuses. */
  @POST
  public Response post() {
    return get();
  }
}
