package dev.corsac.contract.app;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers 500 with a body. */
public class MappedExceptionMapper implements ExceptionMapper<MappedException> {
  @Override
  public Response toResponse(MappedException exception) {
    return Response.serverError().entity("mapped").build();
  }
}
