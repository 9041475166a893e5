package dev.corsac.jaxrs.request;

import dev.corsac.jaxrs.front.RequestHead;
import dev.corsac.policy.CorsHeaders;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.PreflightAnswer.NotOurs;
import dev.corsac.policy.PreflightAnswer.Refused;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.reason.Asked;
import dev.corsac.policy.reason.Reasons;
import dev.corsac.policy.reason.Shortfall;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Logs why requests got less than they asked for, if {@code corsac.diagnostics} asks for it: about
 * which request, and then the sentence of {@link Reasons}. What comes from the request is quoted,
 * so that it cannot forge lines of the log.
 */
public final class Explanations {
  private static final Logger LOG = System.getLogger("dev.corsac");

  /** Where nothing is explained. */
  public static final Explanations SILENT = new Explanations(null);

  private final @Nullable Reasons reasons;

  private Explanations(@Nullable Reasons reasons) {
    this.reasons = reasons;
  }

  public static Explanations by(Reasons reasons) {
    return new Explanations(reasons);
  }

  /**
   * Logs what a preflight request asked for and does not get.
   *
   * @param rewritten the raw paths that the server's configuration makes of the request's
   * @return why it was refused, for the response's body; null if it was not, or if nothing is
   *     explained
   */
  public @Nullable String preflight(
      RequestHead request, PreflightAnswer answer, List<String> rewritten) {
    Asked asked = reasons == null ? null : asked(request, rewritten);
    if (reasons == null || asked == null) {
      return null;
    }
    boolean refused = answer instanceof Refused;
    String about =
        "The preflight for "
            + Quoted.text(asked.method())
            + " "
            + path(request)
            + from(request)
            + (refused
                ? " was refused: "
                : " was granted, but browsers will not send the request: ");
    String text = null;
    for (Shortfall each : reasons.preflight(asked, answer)) {
      text = about + each.sentence();
      LOG.log(Level.INFO, text);
    }
    return refused ? text : null;
  }

  /** Logs that nothing answers a preflight, because nothing at its path is under a policy. */
  public void unansweredPreflight(RequestHead request) {
    Asked asked =
        reasons == null || !Requests.isPreflight(request) ? null : asked(request, List.of());
    if (reasons == null || asked == null) {
      return;
    }
    for (Shortfall each : reasons.preflight(asked, new NotOurs())) {
      LOG.log(
          Level.INFO,
          "Corsac does not answer the preflight for "
              + Quoted.text(asked.method())
              + " "
              + path(request)
              + from(request)
              + ": "
              + each.sentence());
    }
  }

  /**
   * Logs which fields of a response scripts may read the response without.
   *
   * @param headers of the response, as they are sent
   */
  public void unexposed(RequestHead request, MultivaluedMap<String, Object> headers) {
    if (reasons == null || !headers.containsKey(CorsHeaders.ALLOW_ORIGIN)) {
      return;
    }
    String exposed =
        headers.getOrDefault(CorsHeaders.EXPOSE_HEADERS, List.of()).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    Reasons.unexposed(headers.keySet(), exposed, headers.containsKey(CorsHeaders.ALLOW_CREDENTIALS))
        .ifPresent(each ->
            LOG.log(
                Level.INFO,
                "Something is missing for scripts in the response to "
                    + Quoted.text(request.method())
                    + " "
                    + path(request)
                    + ": "
                    + each.sentence()));
  }

  /**
   * Logs why scripts of the request's origin may not read a response, if they may not.
   *
   * @param policy of the response; null if nothing governs it
   */
  public void actual(@Nullable Policy policy, RequestHead request) {
    if (reasons == null || Requests.hasNoOrigin(request) || Requests.isPreflight(request)) {
      return;
    }
    Asked asked = asked(request, List.of());
    if (asked == null || (policy == null && isOwn(request))) {
      return;
    }
    reasons
        .actual(asked, policy)
        .ifPresent(each ->
            LOG.log(
                Level.INFO,
                "Scripts may not read the response to "
                    + Quoted.text(request.method())
                    + " "
                    + path(request)
                    + from(request)
                    + ": "
                    + each.sentence()));
  }

  /** Null if the path does not lie below the application's. */
  private static @Nullable Asked asked(RequestHead request, List<String> rewritten) {
    String path = Requests.rawPath(request);
    if (path == null) {
      return null;
    }
    boolean preflight = Requests.isPreflight(request);
    return new Asked(
        preflight ? Requests.requestedMethod(request) : request.method(),
        preflight ? Requests.requestedMethods(request).size() : 1,
        path,
        rewritten,
        Requests.origins(request),
        preflight ? request.lines("access-control-request-headers") : List.of(),
        !preflight && asksForCredentials(request),
        request.ownOrigin());
  }

  /** Cookies go to other origins only where a script, a form or a link asks for it. */
  private static boolean asksForCredentials(RequestHead request) {
    List<String> modes = request.lines("sec-fetch-mode");
    return !request.lines("cookie").isEmpty()
        && !isOwn(request)
        && (modes.isEmpty() || modes.contains("cors"));
  }

  private static boolean isOwn(RequestHead request) {
    String origin = Requests.onlyOrigin(request);
    return origin != null && isOwn(origin, request);
  }

  public static boolean isOwn(String origin, RequestHead request) {
    return origin.equals(request.ownOrigin());
  }

  private static String from(RequestHead request) {
    String origin = Requests.decidingOrigin(request);
    return origin == null ? "" : " from the origin " + Quoted.text(origin);
  }

  private static String path(RequestHead request) {
    return Quoted.text(request.shownPath());
  }
}
