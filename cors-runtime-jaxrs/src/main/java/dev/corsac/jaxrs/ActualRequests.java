package dev.corsac.jaxrs;

import dev.corsac.jaxrs.front.RequestHead;
import dev.corsac.jaxrs.lifecycle.Decided.Answered;
import dev.corsac.jaxrs.lifecycle.InForce;
import dev.corsac.jaxrs.lifecycle.ServedMethod;
import dev.corsac.jaxrs.request.Explanations;
import dev.corsac.jaxrs.request.FlightRecorder;
import dev.corsac.jaxrs.request.Requests;
import dev.corsac.policy.ActualAnswer;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer.Reason;
import dev.corsac.policy.decide.Decisions;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the responses to actual requests get (docs/architecture.md#actual-request), so that the
 * browser's CORS check ends as the policy says.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-cors-check">Fetch Standard, CORS check</a>
 */
final class ActualRequests {
  private ActualRequests() {}

  /**
   * The policy of a response.
   *
   * @param inForce the snapshot by which the request is decided
   * @param status of the response
   * @param chosen the resource method that the server chose; null if none
   * @return null if nothing governs it
   */
  static @Nullable Policy policy(
      Deployment deployment,
      InForce inForce,
      RequestHead request,
      int status,
      @Nullable ServedMethod chosen) {
    if (Requests.isPreflight(request)) {
      return null;
    }
    // Servers answer OPTIONS with handlers of their own, which some of them report as chosen.
    if (chosen == null || (chosen.isOfServer() && request.method().equals("OPTIONS"))) {
      return unchosen(deployment, inForce, request, status);
    }
    return chosen.policy(request);
  }

  /** What a policy demands of the response: its side of the CORS check. */
  static Answered answer(InForce inForce, RequestHead request, Policy policy) {
    inForce.explanations().actual(policy, request);
    String origin = policy.anyOrigin() ? null : Requests.onlyOrigin(request);
    ActualAnswer answer = policy.answer(origin);
    if (!answer.granted() && origin != null && !Explanations.isOwn(origin, request)) {
      FlightRecorder.refused(request, Reason.ORIGIN_NOT_ALLOWED.name());
    }
    return new Answered(answer.headers(), answer.granted() ? origin : null);
  }

  private static @Nullable Policy unchosen(
      Deployment deployment, InForce inForce, RequestHead request, int status) {
    String path = Requests.rawPath(request);
    if (path == null) {
      return null;
    }
    ServerConfiguration server = deployment.server();
    // The application's policy is for its own errors.
    int known = server.handsOnUnmatched() ? Status.OK.getStatusCode() : status;
    Decisions decisions = inForce.decisions();
    List<String> rewritten = server.rewritten(path, 0);
    return Requests.hasNoOrigin(request)
        ? decisions.unchosenWithoutOrigin(path, request.method(), known, rewritten)
        : decisions.unchosen(path, request.method(), known, rewritten);
  }
}
