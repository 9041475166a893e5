package dev.corsac.contract.door;

import dev.corsac.CrossOrigin;
import dev.corsac.Tolerate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Another policy for a path that the other application has too. */
@Path("purchases")
@CrossOrigin(
    value = "https://partner.example.org",
    tolerate = @Tolerate(value = "policy-conflict", reason = "no application serves both classes"))
public class OtherPurchaseResource {
  /** Answers. */
  @GET
  public String get() {
    return "other purchases";
  }
}
