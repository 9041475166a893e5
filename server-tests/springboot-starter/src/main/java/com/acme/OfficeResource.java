package com.acme;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Under no policy. */
@Path("office")
public class OfficeResource {

  /** As others leave it. */
  @GET
  public String salaries() {
    return "salaries";
  }
}
