package dev.corsac.example;

import dev.corsac.CrossOrigin;
import dev.corsac.Tolerate;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tip jar takes plain forms, and a form can be sent by every page on the web.
 *
 * <p>The compiler warns of such a method ({@code simple-request}); that it is tolerated here is
 * what the example's page is about: a stranger cannot read the answer, but the tip is in the jar.
 */
@Path("tips")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@CrossOrigin(
    origins = {"http://localhost:8081", "${example.trusted.origins:none}"},
    allowCredentials = true,
    tolerate = {
      @Tolerate(value = "origin-local", reason = "an example, run on one machine"),
      @Tolerate(value = "simple-request", reason = "shows that CORS does not stop it")
    })
public class TipsResource {

  private static final AtomicLong JAR = new AtomicLong();

  @POST
  public TipJar tip(@FormParam("cents") @DefaultValue("0") long cents) {
    if (cents < 1) {
      throw new BadRequestException("Say how much.");
    }
    return new TipJar(JAR.addAndGet(cents));
  }

  /** The same, with what does protect it. */
  @POST
  @Path("guarded")
  @OwnPagesOnly
  public TipJar tipFromOwnPages(@FormParam("cents") @DefaultValue("0") long cents) {
    return tip(cents);
  }
}
