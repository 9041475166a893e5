package dev.corsac.example;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * What CORS is not: a protection against requests that other sites make browsers send (CSRF).
 *
 * <p>Every browser of today says in {@code Sec-Fetch-Site} how the sender is related to this
 * server, and no script can change that. What is neither from this origin nor typed by the user is
 * refused, unless it comes from the trusted front end. A client that is no browser sends no such
 * header, and rides on nobody's cookies.
 */
@Provider
@OwnPagesOnly
@Priority(Priorities.AUTHORIZATION)
public class OwnPagesOnlyFilter implements ContainerRequestFilter {

  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final Set<String> trusted =
      Set.of("http://localhost:8081", System.getProperty("example.trusted.origins", "none"));

  @Override
  public void filter(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    String origin = request.getHeaderString("Origin");
    boolean ours =
        site == null || OWN.contains(site) || (origin != null && trusted.contains(origin));
    if (!ours) {
      request.abortWith(
          Response.status(Response.Status.FORBIDDEN)
              .type(MediaType.APPLICATION_JSON)
              .entity(new Problem("Not from this page."))
              .build());
    }
  }
}
