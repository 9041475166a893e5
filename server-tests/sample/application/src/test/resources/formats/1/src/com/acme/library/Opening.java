package com.acme.library;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Under the policy of the library's {@code Application}. */
@Path("opening")
public class Opening {
  @GET
  public String hours() {
    return "9 to 5";
  }
}
