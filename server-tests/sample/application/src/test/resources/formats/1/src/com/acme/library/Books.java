package com.acme.library;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import dev.corsac.Tolerate;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A policy of its own, credentials, an opt-out, a locator and one that shows nothing. */
@Path("books")
@CrossOrigin(
    value = {"https://app.example.com", "https://*.example.org"},
    allowedHeaders = "Authorization",
    exposedHeaders = {"ETag", "Location"},
    allowCredentials = true,
    maxAge = 600,
    tolerate =
        @Tolerate(value = "origin-subdomains-with-credentials", reason = "one company, one cookie"))
public class Books {
  @GET
  public String list() {
    return "books";
  }

  @PUT
  @Path("{isbn: [0-9]+}")
  @Consumes("application/json")
  public String put(
      @PathParam("isbn") String isbn, @HeaderParam("If-Match") String match, String book) {
    return isbn;
  }

  @GET
  @Path("internal")
  @SameOrigin
  public String internal() {
    return "internal";
  }

  @Path("{isbn}/pages")
  public Pages pages() {
    return new Pages();
  }

  @Path("plugin")
  @CrossOrigin(
      value = "https://plugin.example.com",
      tolerate = @Tolerate(value = "locator-opaque", reason = "plug-ins bring their own classes"))
  public Object plugin() {
    return new Pages();
  }

  /** Reached by the locator only. */
  public static class Pages {
    @GET
    public String page() {
      return "page";
    }
  }
}
