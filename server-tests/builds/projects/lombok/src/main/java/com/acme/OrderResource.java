package com.acme;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.Setter;

/** Lombok writes what it can beside what Corsac reads. */
@Path("orders")
@CrossOrigin("https://shop.example.com")
public class OrderResource {

  @Getter
  @Setter
  public static class Change {
    @PathParam("id")
    private long id;

    @HeaderParam("If-Match")
    private String version;
  }

  @RequiredArgsConstructor
  @Getter
  private static class Order {
    private final String name;
  }

  @GET
  public String list() {
    return new Order("[]").getName();
  }

  @DELETE
  @Path("{id}")
  public void cancel(@BeanParam Change change) {
    change.setId(change.getId());
  }
}
