package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Needs a token, which a filter asks for before matching. */
@Path("vault")
@CrossOrigin(value = "https://app.example.com", allowedHeaders = "Authorization")
public class VaultResource {

  /** Reads. */
  @GET
  public String get() {
    return "vault";
  }

  /** Replaces. */
  @PUT
  public String replace(String content) {
    return content;
  }
}
