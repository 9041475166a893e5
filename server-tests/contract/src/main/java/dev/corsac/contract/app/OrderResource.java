package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** One trusted origin, with credentials; one method that opts out. */
@Path("orders")
@Produces("text/plain")
@Consumes("application/json")
@CrossOrigin(
    origins = "https://app.example.com",
    allowCredentials = true,
    allowedHeaders = "X-Trace",
    exposedHeaders = "X-Total",
    maxAge = 600)
public class OrderResource {

  /** Lists. */
  @GET
  public String list() {
    return "orders";
  }

  /** Creates. */
  @POST
  public String create(String order, @HeaderParam("Idempotency-Key") String key) {
    return "created";
  }

  /** Reads; {@code missing} does not exist. */
  @GET
  @Path("{id}")
  public String get(@PathParam("id") String id) {
    if (id.equals("missing")) {
      throw new NotFoundException();
    }
    return id;
  }

  /** Replaces. */
  @PUT
  @Path("{id}")
  public String replace(@PathParam("id") String id, String order) {
    return id;
  }

  /** Deletes. */
  @DELETE
  @Path("{id}")
  public void delete(@PathParam("id") String id) {}

  /** Is for scripts of the same origin only. */
  @PATCH
  @Path("{id}")
  @SameOrigin
  public String amend(@PathParam("id") String id, String change) {
    return id;
  }
}
