package dev.corsac.sample.orders;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Has a policy of its own. */
@Path("orders")
@CrossOrigin("https://app.example.com")
public class OrderResource {

  /** Lists. */
  @GET
  public String list() {
    return "orders";
  }

  /** Reads. */
  @GET
  @Path("{id}")
  public String get(@PathParam("id") String id) {
    return id;
  }
}
