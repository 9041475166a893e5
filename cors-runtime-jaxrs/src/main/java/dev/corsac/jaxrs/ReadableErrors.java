package dev.corsac.jaxrs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Turns exceptions that nobody else maps into responses that pass the response filters, so that a
 * script can tell a 500 from a network failure. Registered with the lowest priority by {@code
 * corsac.readable.errors=true}: it takes the place of the server's error page and of its log entry.
 */
@Priority(Integer.MAX_VALUE)
public final class ReadableErrors implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger("dev.corsac");

  @Context private @Nullable Providers providers;

  /** For servers. */
  public ReadableErrors() {}

  @Override
  public Response toResponse(Throwable exception) {
    Throwable cause = exception;
    boolean unwrapped = false;
    // Asynchronous resource methods wrap what went wrong, a WebApplicationException too.
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
      unwrapped = true;
    }
    Response byOthers = unwrapped ? mappedByOthers(cause) : null;
    if (byOthers != null) {
      return byOthers;
    }
    if (cause instanceof WebApplicationException mapped) {
      return mapped.getResponse();
    }
    LOG.log(Level.ERROR, "A request failed with an exception that no ExceptionMapper maps", cause);
    return Response.status(Status.INTERNAL_SERVER_ERROR).build();
  }

  /** The answer of the application's mapper for what was wrapped; null if it has none. */
  private <T extends Throwable> @Nullable Response mappedByOthers(T cause) {
    if (providers == null) {
      return null;
    }
    @SuppressWarnings("unchecked") // The class of a T.
    Class<T> type = (Class<T>) cause.getClass();
    ExceptionMapper<T> mapper = providers.getExceptionMapper(type);
    boolean ours = mapper == null || mapper.getClass() == ReadableErrors.class;
    return ours ? null : mapper.toResponse(cause);
  }
}
