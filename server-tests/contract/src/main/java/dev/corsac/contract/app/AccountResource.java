package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Needs a token, which a filter asks for after matching. */
@Path("account")
@Secured
@CrossOrigin(value = "https://app.example.com", allowedHeaders = "Authorization")
public class AccountResource {

  /** Reads. */
  @GET
  public String get() {
    return "account";
  }

  /** Replaces. */
  @PUT
  public String replace(String account) {
    return account;
  }
}
