package dev.corsac.jaxrs;

import dev.corsac.jaxrs.request.Requests;
import dev.corsac.policy.finding.Quoted;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Knows what pre-matching filters of the application have changed since the first look, by which
 * preflights are answered: method and path. That the path of a governed request was changed is said
 * once. Looks at requests with an {@code Origin} only, and at none where no such filter is known.
 * Thread safe.
 */
final class Rewriting {
  private static final Logger LOG = System.getLogger("dev.corsac");
  private static final String FIRST_LOOK = "dev.corsac.jaxrs.first";

  private volatile boolean noted;

  /**
   * What a look at a request sees.
   *
   * @param path the raw path below the base path; null if it does not lie below it
   */
  record Look(String method, @Nullable String path) {
    /** At the request as it is now. */
    static Look at(ContainerRequestContext request) {
      return new Look(request.getMethod(), Requests.rawPath(request.getUriInfo()));
    }

    /** The first one; that at the request as it is now where nothing can have changed it. */
    static Look first(ContainerRequestContext request) {
      return request.getProperty(FIRST_LOOK) instanceof Look first ? first : at(request);
    }
  }

  /** Keeps what a request is like that goes on to other pre-matching filters. */
  void remember(Deployment deployment, ContainerRequestContext request) {
    if (deployment.server().rewriting() && !Requests.hasNoOrigin(request)) {
      request.setProperty(FIRST_LOOK, Look.at(request));
    }
  }

  /** Compares the path of a request behind all pre-matching filters with the one it had. */
  void compare(Deployment deployment, ContainerRequestContext request) {
    if (noted || !deployment.server().rewriting()) {
      return;
    }
    String first = Look.first(request).path();
    String now = Requests.rawPath(request.getUriInfo());
    if (first != null
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
    String first = Look.first(request).path();
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
            + (first == null || first.equals(now) ? "another path" : Quoted.text(first))
            + " became "
            + Quoted.text(now)
            + ". Corsac answers a preflight for the path that the browser asked for if a policy"
            + " applies there, and otherwise for the changed path. The response to the request"
            + " itself always follows the policy of the method that runs. If both paths lead to"
            + " methods, give them the same policy. This is logged once.");
  }
}
