package dev.corsac.jaxrs;

import dev.corsac.policy.Policy;
import dev.corsac.policy.origin.NearestOrigin;
import dev.corsac.policy.origin.Quoted;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.PreflightAnswer.Reason;
import dev.corsac.policy.route.PreflightAnswer.Refused;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says why requests were refused and what would be needed, if {@code corsac.diagnostics} asks for
 * it. What comes from the request is quoted, so that it cannot forge lines of the log.
 */
final class Explanations {
  private static final Logger LOG = System.getLogger("dev.corsac");

  private final boolean on;
  private final PolicyBinding binding;

  private Explanations(boolean on, PolicyBinding binding) {
    this.on = on;
    this.binding = binding;
  }

  static Explanations of(boolean on, PolicyBinding binding) {
    return new Explanations(on, binding);
  }

  /** Whether anything is explained. */
  boolean on() {
    return on;
  }

  /**
   * Logs why a preflight was refused, and returns it for the response's body.
   *
   * @param policy that of the method at the path, or one that stands for several
   */
  String refusedPreflight(
      Refused refused, @Nullable Policy policy, ContainerRequestContext request) {
    String origin = Requests.decidingOrigin(request);
    String method = Quoted.text(Requests.requestedMethod(request));
    String text =
        "The preflight for "
            + method
            + " "
            + path(request)
            + (origin == null ? "" : " from the origin " + Quoted.text(origin))
            + " was refused: "
            + (origin == null
                ? several(request)
                : why(refused.reason(), policy, method, origin, request));
    LOG.log(Level.INFO, text);
    return text;
  }

  /** Logs why scripts of the request's origin may not read a response, if they may not. */
  void actual(Policy policy, ContainerRequestContext request) {
    if (!on || policy.anyOrigin() || Requests.hasNoOrigin(request)) {
      return;
    }
    String origin = Requests.decidingOrigin(request);
    if (origin != null && policy.allows(origin)) {
      return;
    }
    LOG.log(
        Level.INFO,
        "Scripts may not read the response to "
            + Quoted.text(request.getMethod())
            + " "
            + path(request)
            + (origin == null ? "" : " from the origin " + Quoted.text(origin))
            + ": "
            + (origin == null ? several(request) : notAllowed(policy, origin, request)));
  }

  private String why(
      Reason reason,
      @Nullable Policy policy,
      String method,
      String origin,
      ContainerRequestContext request) {
    return switch (reason) {
      case NOT_ONE_ORIGIN -> several(request);
      case ORIGIN_NOT_ALLOWED ->
          notAllowed(policy == null ? Policy.UNDECIDED : policy, origin, request);
      case NO_SUCH_METHOD ->
          "there is no "
              + method
              + " at this path, nor any other method that this origin may use."
              + NearestOrigin.hint(origin, binding.patterns());
      case NOT_GOVERNED ->
          method
              + " is under no policy at this path. Put @CrossOrigin on the resource method or its"
              + " class.";
      case ROUTES_DIFFER ->
          "several resource methods could answer "
              + method
              + " at this path, and not all of them allow this origin. Give them one policy, or"
              + " templates that cannot match the same path."
              + NearestOrigin.hint(origin, binding.patterns());
      case READINGS_DIFFER ->
          "servers read this path in several ways, and not every reading has "
              + method
              + ". Ask for the path without \"%\", \";\", dots and doubled slashes.";
      case TOO_MANY_READINGS ->
          "servers can read this path in more ways than Corsac looks at, or it has more than 256"
              + " segments. Ask for a shorter path, with less of \"%\", \";\", dots and doubled"
              + " slashes.";
      case EXPRESSION_FAILED ->
          "the regular expression of a @Path takes too long for this path, or overflows the stack."
              + " Write one that does not go back over the text: [^/]+ for (a|b|[^/])+.";
    };
  }

  private String notAllowed(Policy policy, String origin, ContainerRequestContext request) {
    if (isOwn(origin, request)) {
      return "this origin is the server's own. Its scripts read the response without a grant.";
    }
    if (policy.isSameOrigin()) {
      return "@SameOrigin grants nothing here. It would have to give way to a @CrossOrigin that lists"
          + " this origin.";
    }
    if (policy == Policy.UNDECIDED) {
      return "the policies of this path disagree, and no resource method was chosen among them."
          + NearestOrigin.hint(origin, binding.patterns());
    }
    if (origin.equals("null")) {
      return "\"null\" is what sandboxed frames, local files and redirected requests send. Anybody can"
          + " send it, so no policy can list it.";
    }
    return "the policy"
        + sites(policy)
        + " does not list this origin. To let it in, add it there."
        + NearestOrigin.hint(origin, policy.origins().patterns());
  }

  private static String several(ContainerRequestContext request) {
    return Requests.asksForSeveralMethods(request)
        ? "it has several Access-Control-Request-Method lines. Browsers send one."
        : "it has several Origin lines. Browsers send one.";
  }

  /** Where the policy is declared: {@code of com.acme.Orders}, all places that say the same. */
  private String sites(Policy policy) {
    List<String> sites =
        binding.policies().entrySet().stream()
            .filter(each -> saysTheSame(each.getValue(), policy))
            .map(each -> each.getKey())
            .map(DeclaredPolicy::site)
            .sorted()
            .limit(3)
            .toList();
    return sites.isEmpty() ? "" : " of " + String.join(", ", sites);
  }

  private static boolean saysTheSame(Policy one, Policy two) {
    return one.credentials() == two.credentials()
        && one.maxAge() == two.maxAge()
        && one.origins().patterns().equals(two.origins().patterns())
        && one.allowedHeaders().equals(two.allowedHeaders())
        && one.exposedHeaders().equals(two.exposedHeaders());
  }

  private static boolean isOwn(String origin, ContainerRequestContext request) {
    URI uri = Requests.uri(request.getUriInfo());
    return uri != null && origin.equals(uri.getScheme() + "://" + uri.getRawAuthority());
  }

  private static String path(ContainerRequestContext request) {
    return Quoted.text(Requests.shownPath(request.getUriInfo()));
  }
}
