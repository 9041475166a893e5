package com.acme;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Orders. */
@Path("plain")
public class OrderResource {

  /** Under the application's policy. */
  @GET
  public String get() {
    return "order";
  }

  /** Preflighted. */
  @PUT
  public String put(String content) {
    return content;
  }

  /** A stream. */
  @GET
  @Path("stream")
  public Multi<String> stream() {
    return Multi.createFrom().items("one", "two");
  }
}
