package dev.corsac.sample.billing;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Has a policy that nobody has judged. */
@Path("billing")
@CrossOrigin("https://app.example.com")
public class BillingResource {

  /** Reads. */
  @GET
  public String get() {
    return "billing";
  }
}
