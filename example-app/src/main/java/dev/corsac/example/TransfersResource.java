package dev.corsac.example;

import dev.corsac.SameOrigin;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Money moves from the service's own pages only. */
@Path("transfers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TransfersResource {

  @POST
  @SameOrigin
  public Transfer transfer(Transfer wanted) {
    if (wanted.to() == null || wanted.cents() < 1) {
      throw new BadRequestException("Say who gets how much.");
    }
    return wanted;
  }
}
