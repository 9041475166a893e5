package com.acme;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("orders")
@CrossOrigin("https://Shop.example.com/")
public class OrderResource {

  @GET
  public String list() {
    return "[]";
  }

  @DELETE
  @Path("{id}")
  public void cancel(@PathParam("id") long id, @HeaderParam("If-Match") String version) {}
}
