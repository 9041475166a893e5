package dev.corsac.example;

import dev.corsac.CrossOrigin;
import dev.corsac.Tolerate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The account of whoever brings a token.
 *
 * <p>No credentials in the sense of CORS: the front end's script sets {@code Authorization} itself,
 * and no cookie counts here. That the filter reads the header shows in no signature, so it is
 * listed.
 */
@Path("account")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@CrossOrigin(
    origins = {"http://localhost:8081", "${example.trusted.origins:none}"},
    allowedHeaders = "Authorization",
    exposedHeaders = "WWW-Authenticate",
    tolerate = @Tolerate(value = "origin-local", reason = "an example, run on one machine"))
public class AccountResource {

  @GET
  public Account get() {
    return new Account("Ada", 12_000);
  }
}
