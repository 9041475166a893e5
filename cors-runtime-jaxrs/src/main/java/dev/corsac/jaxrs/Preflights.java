package dev.corsac.jaxrs;

import dev.corsac.jaxrs.Rewriting.Look;
import dev.corsac.jaxrs.front.DueHeaders;
import dev.corsac.jaxrs.front.FrontDoor;
import dev.corsac.jaxrs.front.RequestHead;
import dev.corsac.jaxrs.lifecycle.Decided.Answered;
import dev.corsac.jaxrs.lifecycle.InForce;
import dev.corsac.jaxrs.request.FlightRecorder;
import dev.corsac.jaxrs.request.Requests;
import dev.corsac.policy.PreflightAnswer;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers CORS-preflight requests.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch">Fetch Standard, CORS-preflight
 *     fetch</a>
 */
final class Preflights {
  private Preflights() {}

  /**
   * Answers a preflight request under the URI that it has now.
   *
   * @param head that of the request
   * @return whether it was one of ours, and the request is aborted
   */
  static boolean answer(Deployment deployment, RequestHead head, ContainerRequestContext request) {
    FrontDoor.Preflight answer = answer(deployment, head);
    if (answer == null) {
      return false;
    }
    new Answered(answer.headers().headers(), answer.headers().origin()).remember(request);
    request.abortWith(response(answer));
    return true;
  }

  /**
   * Decides about a request.
   *
   * @return null if it is no preflight request, or none of ours
   */
  static FrontDoor.@Nullable Preflight answer(Deployment deployment, RequestHead request) {
    if (!request.method().equals("OPTIONS")) {
      return null;
    }
    List<String> origins = Requests.origins(request);
    List<String> methods = Requests.requestedMethods(request);
    if (origins.isEmpty() || methods.isEmpty()) {
      return null;
    }
    int below = request.belowBase();
    if (below < 0) {
      return null;
    }
    String path = request.rawPath();
    String origin = origins.size() == 1 && methods.size() == 1 ? origins.get(0) : null;
    List<String> rewritten = deployment.server().rewritten(path, below);
    InForce inForce = deployment.inForce();
    PreflightAnswer answer =
        inForce.decisions().preflight(path, below, methods.get(0), origin, rewritten);
    if (answer instanceof PreflightAnswer.NotOurs) {
      return null;
    }
    if (answer instanceof PreflightAnswer.Refused refused) {
      FlightRecorder.refused(request, refused.reason().name());
    }
    String reason = inForce.explanations().preflight(request, answer, rewritten);
    Status status =
        answer instanceof PreflightAnswer.Granted ? Status.NO_CONTENT : Status.FORBIDDEN;
    return new FrontDoor.Preflight(
        status.getStatusCode(), new DueHeaders(answer.headers(), origin), reason);
  }

  /**
   * Whether a browser may have sent a request because its preflight request was granted here: under
   * the method and path that it had first, or under those that it has now.
   */
  static boolean grant(Deployment deployment, ContainerRequestContext request) {
    String origin = Requests.onlyOrigin(request);
    Look first = Look.first(request);
    Look now = Look.at(request);
    return origin != null
        && (grant(deployment, first, origin)
            || (!now.equals(first) && grant(deployment, now, origin)));
  }

  private static boolean grant(Deployment deployment, Look look, String origin) {
    String path = look.path();
    if (path == null) {
      return false;
    }
    List<String> rewritten = deployment.server().rewritten(path, 0);
    return deployment.inForce().decisions().preflight(path, 0, look.method(), origin, rewritten)
        instanceof PreflightAnswer.Granted;
  }

  /** Without headers: it goes through the response filters, the last of which writes them. */
  private static Response response(FrontDoor.Preflight answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    return answer.body() == null
        ? response.build()
        : response.type(MediaType.TEXT_PLAIN_TYPE).entity(answer.body()).build();
  }
}
