package dev.corsac.jaxrs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Turns exceptions that nobody else maps into responses that pass the response filters, so that a
 * script can tell a 500 from a network failure. Registered with the lowest priority by {@code
 * corsac.readable.errors=true}: it takes the place of the server's error page and of its log entry.
 */
@Priority(Integer.MAX_VALUE)
public final class ReadableErrors implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger("dev.corsac");

  /** For servers. */
  public ReadableErrors() {}

  @Override
  public Response toResponse(Throwable exception) {
    Throwable cause = exception;
    // Asynchronous resource methods wrap what went wrong, a WebApplicationException too.
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof WebApplicationException mapped) {
      return mapped.getResponse();
    }
    LOG.log(Level.ERROR, "A request failed with an exception that no ExceptionMapper maps", cause);
    return Response.status(Status.INTERNAL_SERVER_ERROR).build();
  }
}
