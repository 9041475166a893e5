package dev.corsac.jaxrs;

import dev.corsac.jaxrs.request.Requests;
import dev.corsac.policy.finding.Quoted;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Notices that pre-matching filters of the application change the URI of governed requests after
 * the first look, and says so once. Looks at requests with an {@code Origin} only, and at none
 * where no such filter is known. Thread safe.
 */
final class Rewriting {
  private static final Logger LOG = System.getLogger("dev.corsac");
  private static final String FIRST_PATH = "dev.corsac.jaxrs.path";

  private volatile boolean noted;

  /** Keeps the path of a request that goes on to other pre-matching filters. */
  void remember(Deployment deployment, ContainerRequestContext request) {
    if (noted || !deployment.server().rewriting() || Requests.hasNoOrigin(request)) {
      return;
    }
    String path = Requests.rawPath(request.getUriInfo());
    if (path != null) {
      request.setProperty(FIRST_PATH, path);
    }
  }

  /** Compares the path of a request behind all pre-matching filters with the one it had. */
  void compare(Deployment deployment, ContainerRequestContext request) {
    if (noted || !deployment.server().rewriting()) {
      return;
    }
    String now = Requests.rawPath(request.getUriInfo());
    if (request.getProperty(FIRST_PATH) instanceof String first
        && now != null
        && !now.equals(first)
        && !deployment.server().rewritten(first, 0).contains(now)
        && (governs(deployment, request, first) || governs(deployment, request, now))) {
      note(request, first, now);
    }
  }

  /** A preflight request was answered under the URI that filters have made. */
  void noteSecondAnswer(Deployment deployment, ContainerRequestContext request) {
    String now = Requests.rawPath(request.getUriInfo());
    String first = request.getProperty(FIRST_PATH) instanceof String path ? path : null;
    if (!noted
        && now != null
        && !(first != null && deployment.server().rewritten(first, 0).contains(now))) {
      note(request, first, now);
    }
  }

  private static boolean governs(
      Deployment deployment, ContainerRequestContext request, String path) {
    return deployment.inForce().decisions().unchosen(path, request.getMethod(), 200) != null;
  }

  private void note(ContainerRequestContext request, @Nullable String first, String now) {
    noted = true;
    LOG.log(
        Level.WARNING,
        "A pre-matching filter changed the URI of a request after Corsac's first look: "
            + request.getMethod()
            + " "
            + (first == null ? "another path" : Quoted.text(first))
            + " became "
            + Quoted.text(now)
            + ". A preflight is answered under the path that the browser asked for if something"
            + " governed is there, and under the changed one if not; the response to the request"
            + " itself always has the policy of the method that runs. If both paths lead to methods,"
            + " give them the same policy. This is logged once.");
  }
}
