package dev.corsac.quarkus;

import dev.corsac.jaxrs.UnfilteredResponse;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Gives CORS headers to the responses that Quarkus REST shows to no response filter, when Vert.x is
 * about to send their head: streams ({@code Multi}, server-sent events), and 404 for a path that
 * does not exist. Quarkus finds it by itself. Thread safe.
 */
@Provider
@PreMatching
@Priority(Integer.MIN_VALUE)
public final class ResponsesOutsideFilters
    implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String FILTERED = "dev.corsac.quarkus.filtered";

  @Context private @Nullable RoutingContext routing;

  /** For Quarkus. */
  public ResponsesOutsideFilters() {}

  @Override
  public void filter(ContainerRequestContext request) {
    if (routing != null) {
      HttpServerResponse response = routing.response();
      routing.addHeadersEndHandler(ignored -> write(request, response));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    request.setProperty(FILTERED, true);
  }

  private static void write(ContainerRequestContext request, HttpServerResponse response) {
    if (request.getProperty(FILTERED) != null) {
      return;
    }
    SentHeaders.change(
        response.headers(),
        headers -> UnfilteredResponse.write(request, response.getStatusCode(), headers));
  }
}
