package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.PreflightAnswer.Reason;
import dev.corsac.policy.decide.ResourceNode.Endpoint;
import dev.corsac.policy.path.Reading;
import dev.corsac.policy.path.RequestPath;
import dev.corsac.policy.path.Steps;
import dev.corsac.policy.path.UndecidedPathException;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.MergedTables;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.TableConflictException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What requests ask: all tables of one application, merged, narrowed to the classes it serves, with
 * each declared policy bound to a reviewed {@link Policy}. An immutable snapshot; thread safe.
 *
 * <p>Raw paths are given below the base path as they came on the wire, without query, with the
 * slash that follows the base path: {@code /orders/5} of {@code /api/orders/5}, and {@code
 * //orders} of {@code /api//orders}. Servers read unusual paths differently; then everything that
 * some server could choose has to agree.
 */
public final class Decisions {

  private final RouteGraph graph;
  private final Map<String, Map<String, ChosenMethod>> methods;
  private final Set<Policy> policies;
  private final @Nullable Policy applicationPolicy;

  private Decisions(
      Map<String, ResourceClass> classes,
      RouteGraph graph,
      BoundPolicies policies,
      @Nullable Policy applicationPolicy) {
    this.graph = graph;
    this.methods = ChosenMethods.of(classes, graph, policies);
    this.applicationPolicy = applicationPolicy;
    this.policies = Set.copyOf(policies.all());
  }

  /**
   * Merges the tables of an application.
   *
   * @param policies the reviewed policy of each declared {@code @CrossOrigin}; asked once for
   *     declarations that grant the same
   * @throws TableConflictException if two tables describe one class differently
   * @throws IllegalArgumentException if a URI template is malformed
   */
  public static Decisions of(Deployed deployed, Function<DeclaredPolicy, Policy> policies) {
    Map<String, ResourceClass> classes = new TreeMap<>(MergedTables.of(deployed.tables()));
    Set<String> described = Set.copyOf(classes.keySet());
    deployed.undescribed().forEach(each -> classes.putIfAbsent(each.name(), each));
    BoundPolicies bound = new BoundPolicies(policies);
    Policy ofApplication = bound.of(deployed.applicationPolicy());
    RouteGraph graph =
        RouteGraph.of(
            classes,
            deployed.served(),
            bound,
            className -> described.contains(className) ? ofApplication : null);
    return new Decisions(classes, graph, bound, ofApplication);
  }

  /**
   * Answers a preflight request (docs/architecture.md#preflight).
   *
   * @param rawPath the raw request path below the base path
   * @param method the one value of {@code Access-Control-Request-Method}, compared byte by byte
   * @param origin the one value of {@code Origin}; null if there are several
   */
  public PreflightAnswer preflight(String rawPath, String method, @Nullable String origin) {
    return preflight(rawPath, 0, method, origin);
  }

  /**
   * Answers a preflight request without cutting its path; allocates nothing where one template
   * without regular expression matches an ordinary path.
   *
   * @param rawPath the raw request path
   * @param from where the part below the base path begins
   * @param method the one value of {@code Access-Control-Request-Method}, compared byte by byte
   * @param origin the one value of {@code Origin}; null if there are several
   */
  public PreflightAnswer preflight(
      String rawPath, int from, String method, @Nullable String origin) {
    try {
      return at(rawPath, from).answer(method, origin);
    } catch (UndecidedPathException e) {
      return refusal(e);
    }
  }

  /**
   * Answers a preflight request whose path the server rewrites before it matches, as its
   * configuration says: {@code /orders} for {@code /orders.json} where suffixes stand for media
   * types. What the path is rewritten to has to grant the request, however that is read; the path
   * as it was sent counts where it leads somewhere, and nowhere else.
   *
   * @param rawPath the raw request path
   * @param from where the part below the base path begins
   * @param method the one value of {@code Access-Control-Request-Method}, compared byte by byte
   * @param origin the one value of {@code Origin}; null if there are several
   * @param rewritten the raw paths below the base path that the server can make of it, each with
   *     the slash that begins it; empty if it makes none
   */
  public PreflightAnswer preflight(
      String rawPath, int from, String method, @Nullable String origin, List<String> rewritten) {
    if (rewritten.isEmpty()) {
      return preflight(rawPath, from, method, origin);
    }
    try {
      return at(rawPath, from, rewritten).answer(method, origin);
    } catch (UndecidedPathException e) {
      return refusal(e);
    }
  }

  /**
   * The policy of the resource method that the server chose; null if it is not governed, or the
   * class or method is in no table.
   *
   * @param className binary name of the class the server reports
   * @param signature {@code name(erased.Parameter,types[])}
   */
  public @Nullable Policy chosen(
      String className, String signature, String httpMethod, String rawPath) {
    ChosenMethod method = resolve(className, signature);
    return method == null ? null : method.policy(httpMethod, rawPath);
  }

  /**
   * A resource method that the server chose, to be kept for the next request to it.
   *
   * @param className binary name of the class the server reports
   * @param signature {@code name(erased.Parameter,types[])}
   * @return null if no table knows the class or the method
   */
  public @Nullable ChosenMethod resolve(String className, String signature) {
    Map<String, ChosenMethod> bySignature = methods.get(className);
    return bySignature == null ? null : bySignature.get(signature);
  }

  /** Whether a table describes the class: as itself or as an alias. */
  public boolean knows(String className) {
    return methods.containsKey(className);
  }

  /**
   * The policy of a response for which no resource method was chosen; null if it is not governed.
   * Where policies disagree it grants nothing: {@link Policy#UNDECIDED} if one of them lists
   * origins, else {@link Policy#SAME_ORIGIN}.
   *
   * @param status the response's status
   */
  public @Nullable Policy unchosen(String rawPath, String httpMethod, int status) {
    return unchosen(rawPath, httpMethod, status, List.of());
  }

  /**
   * The same for a path that the server rewrites before it matches.
   *
   * @param status the response's status
   * @param rewritten the raw paths below the base path that the server can make of it, as for
   *     {@link #preflight(String, int, String, String, List)}
   */
  public @Nullable Policy unchosen(
      String rawPath, String httpMethod, int status, List<String> rewritten) {
    try {
      PathView path = (rewritten.isEmpty() ? at(rawPath, 0) : at(rawPath, 0, rewritten)).path();
      if (path.isEmpty()) {
        return status >= 400 ? applicationPolicy : null;
      }
      return Agreement.of(path.policies(httpMethod));
    } catch (UndecidedPathException e) {
      return Policy.UNDECIDED;
    }
  }

  /**
   * The same for a request without {@code Origin}. No script waits for its response, and whoever
   * sends it may send many: an unusual path is looked at once, as it was sent, and granted nothing.
   *
   * @param status the response's status
   * @param rewritten the raw paths below the base path that the server can make of it, as for
   *     {@link #preflight(String, int, String, String, List)}
   */
  public @Nullable Policy unchosenWithoutOrigin(
      String rawPath, String httpMethod, int status, List<String> rewritten) {
    List<String> paths = rewritten.isEmpty() ? List.of(rawPath) : rewritten;
    if (paths.stream().allMatch(path -> RequestPath.isOrdinaryAndShort(path, 0))) {
      return unchosen(rawPath, httpMethod, status, rewritten);
    }
    try {
      List<Reading> asSent = paths.stream().map(path -> RequestPath.asSent(path, 0)).toList();
      PathView path =
          PreflightAnswers.at(graph.roots(), asSent, new Steps(rawPath.length())).path();
      boolean governed =
          path.isEmpty() ? status >= 400 && applicationPolicy != null : path.isGoverned();
      return governed ? Policy.UNDECIDED : null;
    } catch (UndecidedPathException e) {
      return Policy.UNDECIDED;
    }
  }

  /**
   * What sub-resource locators hand down on a path, to classes that they return and that no table
   * foresaw. None if no locator matches.
   *
   * @param rawPath the raw request path below the base path
   */
  public Set<HandedPolicy> handedDown(String rawPath) {
    return HandedDown.on(rawPath, graph);
  }

  /** The policy of the {@code Application} that is deployed; null if it has none. */
  public @Nullable Policy ofApplication() {
    return applicationPolicy;
  }

  /**
   * How many routes of other methods than GET, HEAD and OPTIONS are under a policy.
   *
   * @param guarded whether to count those that are guarded, or those that are not
   */
  public long changingRoutes(boolean guarded) {
    return graph.routes().stream()
        .filter(route -> !Guard.isSafe(route.method().httpMethod()))
        .map(ResourceNode.Route::policy)
        .filter(policy -> policy != null && policy.guarded() == guarded)
        .count();
  }

  /** How many routes there are, one for each way to a resource method that makes a difference. */
  public int routes() {
    return graph.routes().size();
  }

  /**
   * The paths at which something is under a policy, for messages.
   *
   * @param most so many at most
   */
  public List<GovernedPath> governedPaths(int most) {
    return GovernedPaths.of(graph, most);
  }

  /**
   * The policies that resource methods at a path declare, for messages.
   *
   * @param rawPath the raw request path below the base path
   */
  public Set<DeclaredPolicy> declaredAt(String rawPath) {
    return DeclaredHere.at(graph, rawPath);
  }

  /** The policies in force, without repetition. */
  public Set<Policy> policies() {
    return policies;
  }

  private PreflightAnswers at(String rawPath, int from) {
    boolean ordinary = RequestPath.isOrdinaryAndShort(rawPath, from);
    Endpoint only = ordinary ? OnlyEndpoint.at(graph.roots(), rawPath, from) : null;
    if (only != null) {
      return only.answers();
    }
    Steps steps = new Steps(rawPath.length() - from);
    List<Reading> readings =
        ordinary
            ? RequestPath.readings(rawPath, from, steps)
            : RequestPath.oddReadings(rawPath, from, steps);
    return PreflightAnswers.at(graph.roots(), readings, steps);
  }

  private PreflightAnswers at(String rawPath, int from, List<String> rewritten) {
    Steps steps = new Steps(rawPath.length() - from);
    List<Reading> readings = RequestPath.readings(rawPath, from, rewritten, steps);
    return PreflightAnswers.at(graph.roots(), readings, steps);
  }

  private static PreflightAnswer refusal(UndecidedPathException e) {
    return new PreflightAnswer.Refused(
        e == UndecidedPathException.TOO_MANY_READINGS
            ? Reason.TOO_MANY_READINGS
            : Reason.EXPRESSION_FAILED);
  }
}
