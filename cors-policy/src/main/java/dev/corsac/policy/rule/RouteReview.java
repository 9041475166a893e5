package dev.corsac.policy.rule;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.path.MeetingTemplates;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of routes before any request: {@code policy-conflict} and {@code
 * route-overlap} (DESIGN section 5). The compiler asks for one compilation, the run time for all
 * jars together. What it does not find, the answers to preflights still respect.
 */
public final class RouteReview {

  /** What is wrong with a pair of routes. */
  public enum Problem {
    /** The same HTTP method and template under policies that do not grant the same. */
    POLICY_CONFLICT(DiagnosticId.POLICY_CONFLICT),
    /** Templates that can match one path, where servers may choose differently. */
    ROUTE_OVERLAP(DiagnosticId.ROUTE_OVERLAP);

    private final DiagnosticId id;

    Problem(DiagnosticId id) {
      this.id = id;
    }

    /** The diagnostic's id. */
    public DiagnosticId id() {
      return id;
    }
  }

  /**
   * A resource method, or an opaque locator and all below it.
   *
   * @param className the class that has it
   * @param method the resource method; null for a locator
   * @param locator the opaque locator; null for a resource method
   * @param path all templates on the way to it, as written, one slash before each
   * @param policy the effective policy; null for none
   */
  public record Route(
      String className,
      @Nullable ResourceMethod method,
      @Nullable Locator locator,
      String path,
      @Nullable DeclaredPolicy policy) {

    /** The Java method: {@code name(erased.Parameter,types[])}. */
    public String signature() {
      if (method != null) {
        return method.signatures().get(0);
      }
      return locator == null ? "" : locator.signature();
    }

    private String described() {
      return className
          + "."
          + signature()
          + " at "
          + path
          + (policy == null ? " (no policy)" : " (policy of " + policy.site() + ")");
    }
  }

  /**
   * Two routes under different policies, in the order of their classes and members.
   *
   * @param httpMethod the HTTP method for which either could be chosen; empty if both are opaque
   */
  public record Pair(Problem problem, String httpMethod, Route one, Route two) {

    /** Whether one of the two policies accepts the finding. */
    public boolean tolerated() {
      return accepts(one) || accepts(two);
    }

    private boolean accepts(Route route) {
      return route.policy() != null
          && route.policy().declaration().tolerate().stream()
              .anyMatch(accepted -> accepted.id().equals(problem.id().id()));
    }

    /** What is wrong, why it matters and what to do: for messages of the run time. */
    public String text() {
      String both = one.described() + " and " + two.described();
      return problem == Problem.POLICY_CONFLICT
          ? both
              + " answer "
              + httpMethod
              + " at the same URI template under different policies. A preflight request cannot"
              + " tell them apart, so it is refused unless both grant it. Write one policy for"
              + " both, or give one of them another template."
          : both
              + " can match the same path under different policies, and servers choose"
              + " differently between such templates. Preflight requests to such a path are"
              + " refused unless both grant them. Write one policy for both, or make the templates"
              + " distinct.";
    }
  }

  /** A template of one stage of matching; the last of a method's is the method's own. */
  private record Stage(UriTemplate template, boolean ofMethod) {}

  private record Flat(int order, Route route, List<Stage> stages, UriTemplate whole) {
    String httpMethod() {
      return route.method() == null ? "" : route.method().httpMethod();
    }
  }

  private record FoundPair(Problem problem, Flat first, Flat second) {}

  private record State(String className, @Nullable PolicyDeclaration inherited) {}

  /**
   * Classes whose locators lead to each other have more ways through them than are worth a look.
   */
  private static final int MOST_STAGES = 5;

  private static final int MOST_VISITS_BELOW_LOCATORS = 5_000;

  private int visitsBelowLocators;

  private final Map<String, ResourceClass> classes = new TreeMap<>();
  private final Map<String, UriTemplate> templates = new HashMap<>();
  private final List<Flat> routes = new ArrayList<>();
  private final List<FoundPair> matches = new ArrayList<>();
  private final Map<List<String>, Pair> pairs = new LinkedHashMap<>();
  private final @Nullable DeclaredPolicy applicationPolicy;

  private RouteReview(Deployed deployed) {
    this.applicationPolicy = deployed.applicationPolicy();
    for (PolicyTable table : deployed.tables()) {
      for (ResourceClass resource : table.classes()) {
        classes.putIfAbsent(resource.name(), resource);
      }
    }
    for (ResourceClass resource : classes.values()) {
      if (resource.template() != null && deployed.served().test(resource.name())) {
        Stage stage = new Stage(template(resource.template()), false);
        flatten(resource, null, List.of(stage), new HashSet<>());
      }
    }
  }

  /**
   * Finds the pairs of the described classes that an application serves, each pair of Java methods
   * at most once. Of two tables that describe a class the first counts.
   *
   * @throws IllegalArgumentException if a URI template is malformed
   */
  public static List<Pair> of(Deployed deployed) {
    RouteReview review = new RouteReview(deployed);
    review.comparePairs();
    return List.copyOf(review.pairs.values());
  }

  private void flatten(
      ResourceClass resource,
      @Nullable DeclaredPolicy inherited,
      List<Stage> stages,
      Set<State> onTheWay) {
    State state = new State(resource.name(), inherited == null ? null : inherited.declaration());
    boolean belowLocator = stages.size() > 1;
    if (stages.size() > MOST_STAGES
        || (belowLocator && ++visitsBelowLocators > MOST_VISITS_BELOW_LOCATORS)
        || !onTheWay.add(state)) {
      return;
    }
    for (ResourceMethod method : resource.methods()) {
      DeclaredPolicy outer = method.outer() != null ? method.outer() : applicationPolicy;
      DeclaredPolicy near = method.own() != null ? method.own() : inherited;
      DeclaredPolicy policy = near != null ? near : outer;
      List<Stage> whole = longer(stages, new Stage(template(method.template()), true));
      add(new Route(resource.name(), method, null, path(whole), policy), whole);
    }
    for (Locator locator : resource.locators()) {
      List<Stage> whole = longer(stages, new Stage(template(locator.template()), false));
      ResourceClass target = locator.target() == null ? null : classes.get(locator.target());
      if (target == null) {
        add(new Route(resource.name(), null, locator, path(whole), locator.own()), whole);
      } else {
        flatten(target, locator.own() != null ? locator.own() : inherited, whole, onTheWay);
      }
    }
    onTheWay.remove(state);
  }

  private UriTemplate template(String text) {
    return templates.computeIfAbsent(text, UriTemplate::parse);
  }

  private void add(Route route, List<Stage> stages) {
    routes.add(new Flat(routes.size(), route, stages, template(route.path())));
  }

  private static List<Stage> longer(List<Stage> stages, Stage last) {
    List<Stage> longer = new ArrayList<>(stages);
    longer.add(last);
    return longer;
  }

  private static String path(List<Stage> stages) {
    StringBuilder path = new StringBuilder();
    for (Stage stage : stages) {
      String template = stage.template().toString();
      String inner = template.startsWith("/") ? template.substring(1) : template;
      inner = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
      path.append(inner.isEmpty() ? "" : "/" + inner);
    }
    return path.isEmpty() ? "/" : path.toString();
  }

  private void comparePairs() {
    MeetingTemplates<Flat> meeting = new MeetingTemplates<>();
    for (Flat route : routes) {
      meeting.add(route.whole().segments(), route.route().method() == null, route);
    }
    meeting.forEachPair(this::compare);
    matches.sort(RouteReview::inOrder);
    for (FoundPair match : matches) {
      keep(match);
    }
  }

  private static int inOrder(FoundPair one, FoundPair two) {
    int first = Integer.compare(one.first().order(), two.first().order());
    return first != 0 ? first : Integer.compare(one.second().order(), two.second().order());
  }

  private void compare(Flat one, Flat two) {
    boolean opaque = one.route().method() == null || two.route().method() == null;
    boolean same = one.httpMethod().equals(two.httpMethod());
    if (!(opaque || same || headComesWithGet(one, two))
        || grantSame(one.route().policy(), two.route().policy())) {
      return;
    }
    if (!opaque && one.whole().sameAs(two.whole())) {
      // A HEAD method beside a GET method takes every HEAD request.
      if (same) {
        report(Problem.POLICY_CONFLICT, one, two);
      }
    } else if (meet(one, two) && serversMayDiffer(one.stages(), two.stages())) {
      report(Problem.ROUTE_OVERLAP, one, two);
    }
  }

  /** GET serves HEAD too (Jakarta REST 3.1, section 3.3.5): both can be chosen for a HEAD. */
  private static boolean headComesWithGet(Flat one, Flat two) {
    return (one.httpMethod().equals("GET") && two.httpMethod().equals("HEAD"))
        || (one.httpMethod().equals("HEAD") && two.httpMethod().equals("GET"));
  }

  private static boolean grantSame(@Nullable DeclaredPolicy one, @Nullable DeclaredPolicy two) {
    if (one == null || two == null) {
      return one == null && two == null;
    }
    return one.declaration().grantsSameAs(two.declaration());
  }

  private static boolean meet(Flat one, Flat two) {
    if (one.route().method() != null && two.route().method() != null) {
      return one.whole().mayOverlap(two.whole());
    }
    return one.whole().mayShareBeginning(two.whole());
  }

  /** The first stage at which the routes part decides (Jakarta REST 3.1, section 3.7.2). */
  private static boolean serversMayDiffer(List<Stage> one, List<Stage> two) {
    for (int i = 0; i < Math.min(one.size(), two.size()); i++) {
      Stage mine = one.get(i);
      Stage theirs = two.get(i);
      if (mine.ofMethod() != theirs.ofMethod()) {
        return mine.ofMethod()
            ? !comesFirst(mine.template(), theirs.template())
            : !comesFirst(theirs.template(), mine.template());
      }
      if (!mine.template().sameAs(theirs.template())) {
        boolean alike =
            i == 0
                ? mine.template().ranksLikeAsClass(theirs.template())
                : mine.template().ranksLike(theirs.template());
        return alike || mine.template().spans() || theirs.template().spans();
      }
      // How much of the path a spanning template leaves to what is below it is open too.
      if (!mine.ofMethod() && mine.template().spans()) {
        return true;
      }
    }
    return true;
  }

  /** Methods and locators are ranked together: every server takes a better method. */
  private static boolean comesFirst(UriTemplate ofMethod, UriTemplate ofLocator) {
    return ofMethod.comesBefore(ofLocator) && !ofMethod.spans() && !ofLocator.spans();
  }

  private void report(Problem problem, Flat one, Flat two) {
    boolean inOrder = one.order() < two.order();
    matches.add(new FoundPair(problem, inOrder ? one : two, inOrder ? two : one));
  }

  private void keep(FoundPair found) {
    Flat first = found.first();
    Flat second = found.second();
    String httpMethod = first.httpMethod().isEmpty() ? second.httpMethod() : first.httpMethod();
    if (second.httpMethod().equals("HEAD")) {
      httpMethod = "HEAD";
    }
    List<String> key =
        List.of(
            first.route().className(),
            first.route().signature(),
            second.route().className(),
            second.route().signature());
    pairs.putIfAbsent(key, new Pair(found.problem(), httpMethod, first.route(), second.route()));
  }
}
