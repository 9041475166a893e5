package dev.corsac.sample.application;

import jakarta.ws.rs.GET;

/** A resource method that several resource classes inherit, each under a policy of its own. */
public abstract class CountedResource {
  /** How many there are. */
  @GET
  public String count() {
    return "3";
  }
}
