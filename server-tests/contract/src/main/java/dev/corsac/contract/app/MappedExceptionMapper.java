package dev.corsac.contract.app;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 500 with a body. */
@Provider
public class MappedExceptionMapper implements ExceptionMapper<MappedException> {
  @Override
  public Response toResponse(MappedException exception) {
    return Response.serverError().entity("mapped").build();
  }
}
