package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A bean of normal scope, so that servers hold a proxy of it, with an interceptor. */
@Path("beans")
@ApplicationScoped
@CrossOrigin("https://app.example.com")
public class BeanResource {
  @Inject SubResourceBean below;

  /** Is intercepted. */
  @GET
  @Traced
  public String get() {
    return "bean";
  }

  /** Is intercepted, and fails. */
  @GET
  @Path("missing")
  @Traced
  public String missing() {
    throw new NotFoundException();
  }

  /** Is not intercepted. */
  @PUT
  @Path("{id}")
  public void put(@PathParam("id") String id) {}

  /** Leads to a proxy. */
  @Path("below")
  public SubResourceBean below() {
    return below;
  }
}
