package dev.corsac.example;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A mapped exception: its 404 carries the CORS headers, so that the front end can read it. */
@Provider
public class NoSuchOrderMapper implements ExceptionMapper<NoSuchOrderException> {

  @Override
  public Response toResponse(NoSuchOrderException exception) {
    return Response.status(Response.Status.NOT_FOUND)
        .type(MediaType.APPLICATION_JSON)
        .entity(new Problem(String.valueOf(exception.getMessage())))
        .build();
  }
}
