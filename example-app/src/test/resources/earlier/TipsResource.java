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
 * The tip jar takes plain forms, and a form can be sent by every page on the web. CORS stops none
 * of them; the guard does.
 */
@Path("tips")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class TipsResource {

  private static final AtomicLong JAR = new AtomicLong();

  @POST
  @CrossOrigin(
      origins = {"http://localhost:8081", "${example.trusted.origins:none}"},
      allowCredentials = true,
      tolerate = @Tolerate(value = "origin-local", reason = "an example, run on one machine"))
  public TipJar tip(@FormParam("cents") @DefaultValue("0") long cents) {
    if (cents < 1) {
      throw new BadRequestException("Say how much.");
    }
    return new TipJar(JAR.addAndGet(cents));
  }

  /** The same, guarded: nothing needs to be written for that. */
  @POST
  @Path("guarded")
  @CrossOrigin(
      origins = {"http://localhost:8081", "${example.trusted.origins:none}"},
      allowCredentials = true,
      tolerate = @Tolerate(value = "origin-local", reason = "an example, run on one machine"))
  public TipJar tipGuarded(@FormParam("cents") @DefaultValue("0") long cents) {
    return tip(cents);
  }
}
