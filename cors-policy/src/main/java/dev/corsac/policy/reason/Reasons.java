package dev.corsac.policy.reason;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.PreflightAnswer.Granted;
import dev.corsac.policy.PreflightAnswer.Refused;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.decide.GovernedPath;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.origin.NearestOrigin;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import dev.corsac.policy.route.DeclaredPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says why the requests of one application get less than they ask for, and what would be needed.
 * Only asked where somebody reads it. Immutable and thread safe.
 */
public final class Reasons {
  /** No resource has it, so that the answer names those that the origin may use. */
  private static final String NO_METHOD = "-";

  private static final int OK = 200;
  private static final int MOST_SITES = 3;

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

  private final Decisions decisions;
  private final Map<DeclaredPolicy, Policy> policies;
  private final List<GovernedPath> governed;
  private final List<OriginPattern> patterns;

  /**
   * Of sets that hold the same origins, the first. Compared here, once: an {@code OriginSource} may
   * list 100,000, and anybody may be refused.
   */
  private final Map<OriginSet, OriginSet> alike;

  private Reasons(Decisions decisions, Map<DeclaredPolicy, Policy> policies) {
    this.decisions = decisions;
    this.policies = Map.copyOf(policies);
    this.governed = decisions.governedPaths(NearestPath.MOST);
    this.patterns =
        this.policies.values().stream()
            .flatMap(policy -> policy.origins().patterns().stream())
            .filter(pattern -> !pattern.isAny())
            .distinct()
            .limit(NearestOrigin.MOST + 1L)
            .toList();
    this.alike = alike(this.policies.values());
  }

  private static Map<OriginSet, OriginSet> alike(Collection<Policy> policies) {
    Map<List<OriginPattern>, OriginSet> first = new HashMap<>();
    Map<OriginSet, OriginSet> alike = new HashMap<>();
    for (Policy each : policies) {
      alike.computeIfAbsent(
          each.origins(), set -> first.computeIfAbsent(set.patterns(), patterns -> set));
    }
    return Map.copyOf(alike);
  }

  /**
   * The reasons of one application.
   *
   * @param policies each declared policy, as it was bound for these decisions
   */
  public static Reasons of(Decisions decisions, Map<DeclaredPolicy, Policy> policies) {
    return new Reasons(decisions, policies);
  }

  /**
   * What a preflight request asks for and does not get.
   *
   * @param answer what the decisions say of it
   * @return empty if it gets all that it asks for
   */
  public List<Shortfall> preflight(Asked asked, PreflightAnswer answer) {
    if (answer instanceof Refused refused) {
      return List.of(refused(asked, refused.reason()));
    }
    return answer instanceof Granted granted
        ? missing(asked, granted)
        : List.of(pathNotGoverned(asked));
  }

  private Shortfall refused(Asked asked, PreflightAnswer.Reason reason) {
    String origin = asked.decidingOrigin();
    if (origin == null) {
      return several(asked);
    }
    String method = Quoted.text(asked.method());
    return switch (reason) {
      case NOT_ONE_ORIGIN -> several(asked);
      case ORIGIN_NOT_ALLOWED -> {
        Policy policy = policy(asked);
        yield notAllowed(policy == null ? Policy.UNDECIDED : policy, origin, asked);
      }
      case NO_SUCH_METHOD -> noSuchMethod(asked, origin);
      case NOT_GOVERNED ->
          new Shortfall(
              Cause.METHOD_NOT_GOVERNED,
              method
                  + " is under no policy at this path. Put @CrossOrigin on the resource method or"
                  + " its class.");
      case ROUTES_DIFFER ->
          new Shortfall(
              Cause.ROUTES_DIFFER,
              "several resource methods could answer "
                  + method
                  + " at this path, and not all of them allow this origin. Give them one policy, or"
                  + " templates that cannot match the same path."
                  + nearest(origin));
      case READINGS_DIFFER ->
          new Shortfall(
              Cause.READINGS_DIFFER,
              "servers read this path in several ways, and not every reading has "
                  + method
                  + ". Ask for the path without \"%\", \";\", dots and doubled slashes.");
      case TOO_MANY_READINGS ->
          new Shortfall(
              Cause.TOO_MANY_READINGS,
              "servers can read this path in more ways than Corsac looks at, or it has more than 256"
                  + " segments. Ask for a shorter path, with less of \"%\", \";\", dots and doubled"
                  + " slashes.");
      case EXPRESSION_FAILED ->
          new Shortfall(
              Cause.EXPRESSION_FAILED,
              "the regular expression of a @Path takes too long for this path, or overflows the"
                  + " stack. Write one that does not go back over the text: [^/]+ for (a|b|[^/])+.");
    };
  }

  /** What a preflight request asks for and is not granted, though it is answered with a grant. */
  private List<Shortfall> missing(Asked asked, Granted granted) {
    String origin = String.valueOf(asked.decidingOrigin());
    if (!PreflightAnswer.SAFELISTED_METHODS.contains(asked.method())
        && !granted.allows(asked.method())) {
      return List.of(noSuchMethod(asked, origin));
    }
    List<Shortfall> missing = new ArrayList<>();
    Policy policy = policy(asked);
    if (asked.credentials() && !granted.allowCredentials()) {
      missing.add(credentials(policy, asked));
    }
    for (String name : headersNotAllowed(asked, granted)) {
      missing.add(
          new Shortfall(
              Cause.HEADER_NOT_ALLOWED,
              "the request header "
                  + Quoted.text(name)
                  + " is not allowed. To let it in, write allowedHeaders = "
                  + Quoted.text(name)
                  + (policy == null ? "" : " in the policy" + sites(policy, asked))
                  + ", or take it as a @HeaderParam of the resource method."));
    }
    return missing;
  }

  /**
   * Why scripts may not read the response to an actual request.
   *
   * @param policy that of the response; null if nothing governs it
   * @return empty if they may, or if no script of another origin asks
   */
  public Optional<Shortfall> actual(Asked asked, @Nullable Policy policy) {
    if (asked.origins().isEmpty()) {
      return Optional.empty();
    }
    String origin = asked.decidingOrigin();
    if (policy == null) {
      return Optional.of(
          origin != null && origin.equals(asked.ownOrigin()) ? own() : notGoverned(asked));
    }
    if (policy.anyOrigin() || (origin != null && policy.allows(origin))) {
      return asked.credentials() && !policy.credentials()
          ? Optional.of(credentials(policy, asked))
          : Optional.empty();
    }
    return Optional.of(origin == null ? several(asked) : notAllowed(policy, origin, asked));
  }

  /**
   * Which headers of a response scripts may read the response without.
   *
   * @param names of the response's headers, whatever their case
   * @param exposed the value of {@code Access-Control-Expose-Headers}
   * @param credentials whether the response goes to a request with credentials, as far as is known
   */
  public static Optional<Shortfall> unexposed(
      Collection<String> names, String exposed, boolean credentials) {
    Set<String> visible = Set.copyOf(names(exposed));
    boolean any = visible.contains("*") && !credentials;
    List<String> missing =
        EXPECTED_BY_SCRIPTS.stream()
            .filter(name -> !any && names.stream().anyMatch(name::equalsIgnoreCase))
            .filter(name -> !visible.contains(name.toLowerCase(Locale.ROOT)))
            .toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String them = missing.size() == 1 ? "it" : "them";
    return Optional.of(
        new Shortfall(
            Cause.HEADERS_NOT_EXPOSED,
            "scripts of other origins read the response without "
                + String.join(", ", missing)
                + ", because the policy does not expose "
                + them
                + ". If scripts need "
                + them
                + ", write exposedHeaders = "
                + (missing.size() == 1
                    ? Quoted.text(missing.get(0))
                    : missing.stream()
                        .map(Quoted::text)
                        .collect(Collectors.joining(", ", "{", "}")))
                + "."));
  }

  private @Nullable Policy policy(Asked asked) {
    return decisions.unchosen(asked.path(), asked.method(), OK, asked.rewritten());
  }

  private Shortfall notGoverned(Asked asked) {
    boolean here =
        !(decisions.preflight(asked.path(), 0, asked.method(), null, asked.rewritten())
            instanceof PreflightAnswer.NotOurs);
    return here
        ? new Shortfall(
            Cause.METHOD_NOT_GOVERNED,
            Quoted.text(asked.method())
                + " is under no policy at this path. Put @CrossOrigin on the resource method or its"
                + " class.")
        : pathNotGoverned(asked);
  }

  private Shortfall pathNotGoverned(Asked asked) {
    return new Shortfall(
        Cause.PATH_NOT_GOVERNED,
        "no resource method at this path is under a policy."
            + NearestPath.hint(asked.path(), governed)
            + " If the path is right, put @CrossOrigin on the resource method or its class.");
  }

  private Shortfall noSuchMethod(Asked asked, String origin) {
    PreflightAnswer other =
        decisions.preflight(asked.path(), 0, NO_METHOD, origin, asked.rewritten());
    return new Shortfall(
        Cause.NO_SUCH_METHOD,
        "there is no "
            + Quoted.text(asked.method())
            + " at this path"
            + (other instanceof Granted granted
                ? ". This origin may use " + granted.allowMethods() + "."
                : ", nor any other method that this origin may use." + nearest(origin)));
  }

  /** Where the origin is listed, its spelling is not what is wrong. */
  private String nearest(String origin) {
    boolean listed =
        policies.values().stream().anyMatch(policy -> !policy.anyOrigin() && policy.allows(origin));
    return listed ? "" : NearestOrigin.hint(origin, patterns);
  }

  private Shortfall notAllowed(Policy policy, String origin, Asked asked) {
    if (origin.equals(asked.ownOrigin())) {
      return own();
    }
    if (policy.isSameOrigin() && !disagree(asked, origin)) {
      return new Shortfall(
          Cause.SAME_ORIGIN_POLICY,
          "@SameOrigin grants nothing here. It would have to give way to a @CrossOrigin that lists"
              + " this origin.");
    }
    if (policy == Policy.UNDECIDED || policy.isSameOrigin()) {
      return new Shortfall(
          Cause.POLICIES_DISAGREE,
          "the policies of this path disagree, and no resource method was chosen among them."
              + nearest(origin));
    }
    if (origin.equals("null")) {
      return new Shortfall(
          Cause.NULL_ORIGIN,
          "\"null\" is what sandboxed frames, local files and redirected requests send. Anybody can"
              + " send it, so no policy can list it.");
    }
    return new Shortfall(
        Cause.ORIGIN_NOT_ALLOWED,
        "the policy"
            + sites(policy, asked)
            + " does not list this origin. To let it in, add it there."
            + NearestOrigin.hint(origin, policy.origins().patterns()));
  }

  /** Whether {@code @SameOrigin} stands for several policies, among which no method was chosen. */
  private boolean disagree(Asked asked, String origin) {
    return decisions.preflight(asked.path(), 0, asked.method(), origin, asked.rewritten())
            instanceof Refused refused
        && refused.reason() == PreflightAnswer.Reason.NO_SUCH_METHOD
        && decisions.declaredAt(asked.path()).stream()
            .anyMatch(each -> each.declaration().crossOrigin());
  }

  private static Shortfall own() {
    return new Shortfall(
        Cause.OWN_ORIGIN,
        "this origin is the server's own. Its scripts read the response without a grant.");
  }

  private Shortfall credentials(@Nullable Policy policy, Asked asked) {
    return policy != null && policy.anyOrigin()
        ? new Shortfall(
            Cause.CREDENTIALS_WITH_ANY_ORIGIN,
            "the script asks for credentials, and the policy"
                + sites(policy, asked)
                + " is \"*\", which browsers never combine with credentials. List the origins by"
                + " name and write allowCredentials = true, or take credentials: \"include\" out of"
                + " the script.")
        : new Shortfall(
            Cause.CREDENTIALS_NOT_ALLOWED,
            "the script asks for credentials, and the policy"
                + (policy == null ? "" : sites(policy, asked))
                + " does not allow them. If the server reads cookies here, write allowCredentials ="
                + " true; if not, take credentials: \"include\" out of the script.");
  }

  private static Shortfall several(Asked asked) {
    return asked.methods() > 1
        ? new Shortfall(
            Cause.SEVERAL_METHODS,
            "it has several Access-Control-Request-Method lines. Browsers send one.")
        : new Shortfall(Cause.SEVERAL_ORIGINS, "it has several Origin lines. Browsers send one.");
  }

  /**
   * The names that a preflight asks for and is not granted, in lower case, as browsers write them.
   */
  private static List<String> headersNotAllowed(Asked asked, Granted granted) {
    String value = granted.allowHeaders();
    List<String> allowed = names(value == null ? "" : value);
    boolean any = allowed.contains("*") && !granted.allowCredentials();
    return asked.headers().stream()
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

  /**
   * Where the policy is declared: {@code of com.acme.Orders}. Of the places that say the same,
   * those at this path if there are any.
   */
  private String sites(Policy policy, Asked asked) {
    List<String> here = sites(policy, decisions.declaredAt(asked.path()));
    List<String> sites = here.isEmpty() ? sites(policy, policies.keySet()) : here;
    int more = sites.size() - MOST_SITES;
    return sites.isEmpty()
        ? ""
        : " of "
            + String.join(", ", sites.subList(0, Math.min(MOST_SITES, sites.size())))
            + (more > 0 ? " and " + more + " more" : "");
  }

  private List<String> sites(Policy policy, Collection<DeclaredPolicy> of) {
    return of.stream()
        .filter(each -> saysTheSame(policies.getOrDefault(each, Policy.UNDECIDED), policy))
        .map(DeclaredPolicy::site)
        .distinct()
        .sorted()
        .toList();
  }

  private boolean saysTheSame(Policy one, Policy two) {
    return one.credentials() == two.credentials()
        && one.maxAge() == two.maxAge()
        && sameOrigins(one.origins(), two.origins())
        && one.allowedHeaders().equals(two.allowedHeaders())
        && one.exposedHeaders().equals(two.exposedHeaders());
  }

  /** Sets that the policies here do not have are compared where that is soon done. */
  private boolean sameOrigins(OriginSet one, OriginSet two) {
    OriginSet first = alike.get(one);
    OriginSet second = alike.get(two);
    if (first != null && second != null) {
      return first.equals(second);
    }
    return one.patterns().size() <= NearestOrigin.MOST && one.patterns().equals(two.patterns());
  }
}
