package dev.corsac.contract.unprocessed;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Bears a policy that no table knows. */
@Path("forgotten")
@CrossOrigin("https://app.example.com")
public class ForgottenResource {

  /** Answers. */
  @GET
  public String get() {
    return "forgotten";
  }
}
