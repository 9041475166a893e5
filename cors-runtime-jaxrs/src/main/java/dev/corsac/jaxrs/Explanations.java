package dev.corsac.jaxrs;

import dev.corsac.jaxrs.front.RequestHead;
import dev.corsac.policy.CorsHeaders;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.PreflightAnswer.Granted;
import dev.corsac.policy.PreflightAnswer.Reason;
import dev.corsac.policy.PreflightAnswer.Refused;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.origin.NearestOrigin;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import dev.corsac.policy.route.DeclaredPolicy;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says why requests were refused and what would be needed, if {@code corsac.diagnostics} asks for
 * it. What comes from the request is quoted, so that it cannot forge lines of the log.
 */
final class Explanations {
  private static final Logger LOG = System.getLogger("dev.corsac");

  /** Response headers that services set for their clients, and that browsers hide from scripts. */
  private static final List<String> EXPECTED_BY_SCRIPTS =
      List.of(
          "Location",
          "ETag",
          "Link",
          "Content-Disposition",
          "WWW-Authenticate",
          "Retry-After",
          "X-Total-Count");

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
   * @param allowed the methods that the origin may use at the path; null if there are none
   */
  String refusedPreflight(
      Refused refused, @Nullable Policy policy, @Nullable String allowed, RequestHead request) {
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
                : why(refused.reason(), policy, method, allowed, origin, request));
    LOG.log(Level.INFO, text);
    return text;
  }

  /** Logs what a preflight asks for and is not granted, though it is answered with a grant. */
  void grantedPreflight(Granted granted, @Nullable Policy policy, RequestHead request) {
    String method = Requests.requestedMethod(request);
    String origin = String.valueOf(Requests.decidingOrigin(request));
    String beginning =
        "The preflight for "
            + Quoted.text(method)
            + " "
            + path(request)
            + " from the origin "
            + Quoted.text(origin)
            + " was granted, but browsers will not send the request: ";
    if (!PreflightAnswer.SAFELISTED_METHODS.contains(method) && !granted.allows(method)) {
      LOG.log(
          Level.INFO,
          beginning + noSuchMethod(Quoted.text(method), granted.allowMethods(), origin));
      return;
    }
    for (String name : headersNotAllowed(granted, request)) {
      LOG.log(
          Level.INFO,
          beginning
              + "the request header "
              + Quoted.text(name)
              + " is not allowed. To let it in, write allowedHeaders = "
              + Quoted.text(name)
              + (policy == null ? "" : " in the policy" + sites(policy))
              + ", or take it as a @HeaderParam of the resource method.");
    }
  }

  /** Logs that nothing answers a preflight, because nothing at its path is under a policy. */
  void unansweredPreflight(RequestHead request) {
    if (!on || !Requests.isPreflight(request)) {
      return;
    }
    LOG.log(
        Level.INFO,
        "Corsac does not answer the preflight for "
            + Quoted.text(Requests.requestedMethod(request))
            + " "
            + path(request)
            + ": no resource method at this path is under a policy. Put @CrossOrigin on the resource"
            + " method or its class.");
  }

  /**
   * Logs which fields of a response scripts may read the response without.
   *
   * @param headers of the response, as they are sent
   */
  void unexposed(RequestHead request, MultivaluedMap<String, Object> headers) {
    if (!on || !headers.containsKey(CorsHeaders.ALLOW_ORIGIN)) {
      return;
    }
    List<String> exposed =
        names(
            headers.getOrDefault(CorsHeaders.EXPOSE_HEADERS, List.of()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",")));
    boolean any = exposed.contains("*") && !headers.containsKey(CorsHeaders.ALLOW_CREDENTIALS);
    List<String> missing =
        EXPECTED_BY_SCRIPTS.stream()
            .filter(name -> !any && headers.keySet().stream().anyMatch(name::equalsIgnoreCase))
            .filter(name -> !exposed.contains(lower(name)))
            .toList();
    if (!missing.isEmpty()) {
      LOG.log(
          Level.INFO,
          "Scripts of other origins read the response to "
              + Quoted.text(request.method())
              + " "
              + path(request)
              + " without "
              + String.join(", ", missing)
              + ", because the policy does not expose "
              + (missing.size() == 1 ? "it" : "them")
              + ". If scripts need "
              + (missing.size() == 1 ? "it" : "them")
              + ", write exposedHeaders = "
              + (missing.size() == 1
                  ? Quoted.text(missing.get(0))
                  : missing.stream().map(Quoted::text).collect(Collectors.joining(", ", "{", "}")))
              + ".");
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Logs why scripts of the request's origin may not read a response, if they may not. */
  void actual(Policy policy, RequestHead request) {
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
            + Quoted.text(request.method())
            + " "
            + path(request)
            + (origin == null ? "" : " from the origin " + Quoted.text(origin))
            + ": "
            + (origin == null ? several(request) : notAllowed(policy, origin, request)));
  }

  private String noSuchMethod(String method, @Nullable String allowed, String origin) {
    return "there is no "
        + method
        + " at this path"
        + (allowed == null
            ? ", nor any other method that this origin may use." + nearest(origin)
            : ". This origin may use " + allowed + ".");
  }

  /** Where the origin is listed, its spelling is not what is wrong. */
  private String nearest(String origin) {
    List<OriginPattern> patterns =
        binding.patterns().stream().filter(pattern -> !pattern.isAny()).toList();
    return OriginSet.of(patterns).contains(origin) ? "" : NearestOrigin.hint(origin, patterns);
  }

  /**
   * The names that a preflight asks for and is not granted, in lower case, as browsers write them.
   */
  private static List<String> headersNotAllowed(Granted granted, RequestHead request) {
    String value = granted.allowHeaders();
    List<String> allowed = names(value == null ? "" : value);
    boolean any = allowed.contains("*") && !granted.allowCredentials();
    return request.lines("access-control-request-headers").stream()
        .flatMap(line -> names(line).stream())
        .filter(name -> !allowed.contains(name) && !(any && !name.equals("authorization")))
        .distinct()
        .toList();
  }

  private static List<String> names(String list) {
    return Stream.of(list.split(","))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private String why(
      Reason reason,
      @Nullable Policy policy,
      String method,
      @Nullable String allowed,
      String origin,
      RequestHead request) {
    return switch (reason) {
      case NOT_ONE_ORIGIN -> several(request);
      case ORIGIN_NOT_ALLOWED ->
          notAllowed(policy == null ? Policy.UNDECIDED : policy, origin, request);
      case NO_SUCH_METHOD -> noSuchMethod(method, allowed, origin);
      case NOT_GOVERNED ->
          method
              + " is under no policy at this path. Put @CrossOrigin on the resource method or its"
              + " class.";
      case ROUTES_DIFFER ->
          "several resource methods could answer "
              + method
              + " at this path, and not all of them allow this origin. Give them one policy, or"
              + " templates that cannot match the same path."
              + nearest(origin);
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

  private String notAllowed(Policy policy, String origin, RequestHead request) {
    if (isOwn(origin, request)) {
      return "this origin is the server's own. Its scripts read the response without a grant.";
    }
    if (policy.isSameOrigin()) {
      return "@SameOrigin grants nothing here. It would have to give way to a @CrossOrigin that lists"
          + " this origin.";
    }
    if (policy == Policy.UNDECIDED) {
      return "the policies of this path disagree, and no resource method was chosen among them."
          + nearest(origin);
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

  private static String several(RequestHead request) {
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

  static boolean isOwn(String origin, RequestHead request) {
    return origin.equals(request.ownOrigin());
  }

  private static String path(RequestHead request) {
    return Quoted.text(request.shownPath());
  }
}
