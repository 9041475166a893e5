package dev.corsac.browsers.app;

import dev.corsac.CrossOrigin;
import dev.corsac.Tolerate;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/** The trusted origin, with cookies. */
@Path("cookies")
@Produces("text/plain")
@CrossOrigin(
    origins = Origins.TRUSTED,
    allowCredentials = true,
    tolerate = @Tolerate(value = "origin-insecure", reason = Origins.ON_LOOPBACK))
public class CookieResource {

  /** Sets the cookie. */
  @GET
  @Path("login")
  public Response logIn() {
    return Response.ok("welcome")
        .cookie(new NewCookie.Builder("session").value("ada").path("/").build())
        .build();
  }

  /** Says who is logged in. */
  @GET
  public String read(@CookieParam("session") String session) {
    return "session " + session;
  }

  /** Changes something after a preflight. */
  @PUT
  @Consumes("application/json")
  public String change(String json, @CookieParam("session") String session) {
    return "session " + session;
  }
}
