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
import dev.corsac.policy.rule.FlatRoute.Stage;
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
 * route-overlap} (docs/architecture.md#the-rules-that-compare). The compiler asks for one
 * compilation, the run time for all jars together. What it does not find, the answers to preflights
 * still respect.
 */
public final class RouteReview {

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

    private String name() {
      return className + "." + signature();
    }

    private String place() {
      return policy == null || policy.site().equals(name())
          ? ""
          : " (that of " + policy.site() + ")";
    }
  }

  /**
   * Two routes under different policies, in the order of their classes and members.
   *
   * @param id {@link DiagnosticId#POLICY_CONFLICT} or {@link DiagnosticId#ROUTE_OVERLAP}
   * @param httpMethod the HTTP method for which either could be chosen; empty if both are opaque
   */
  public record Pair(DiagnosticId id, String httpMethod, Route one, Route two) {

    /** Whether one of the two policies accepts the finding. */
    public boolean tolerated() {
      return accepts(one) || accepts(two);
    }

    private boolean accepts(Route route) {
      return route.policy() != null
          && route.policy().declaration().tolerate().stream()
              .anyMatch(accepted -> accepted.id().equals(id.id()));
    }

    /** The one that a message is said at: it has a policy. */
    public Route shown() {
      return one.policy() == null ? two : one;
    }

    /** The one that the message names beside it. */
    public Route other() {
      return one.policy() == null ? one : two;
    }

    /**
     * What is wrong, why it matters and what to do, said at {@link #shown}.
     *
     * @param place where that one's policy stands, if not there
     * @param there the other method, and where its policy stands
     */
    public String problem(String place, String there) {
      return id == DiagnosticId.POLICY_CONFLICT
          ? PolicyConflict.problem(this, place, there)
          : RouteOverlap.problem(this, place, there);
    }

    /** The same where no source is at hand to say it at. */
    public String text() {
      return shown().name() + ": " + problem(shown().place(), other().name() + other().place());
    }
  }

  private record FoundPair(DiagnosticId id, FlatRoute first, FlatRoute second) {}

  private record State(String className, @Nullable PolicyDeclaration inherited) {}

  /**
   * Classes whose locators lead to each other have more ways through them than are worth a look.
   */
  private static final int MOST_STAGES = 5;

  private static final int MOST_VISITS_BELOW_LOCATORS = 5_000;

  private int visitsBelowLocators;

  private final Map<String, ResourceClass> classes = new TreeMap<>();
  private final Map<String, UriTemplate> templates = new HashMap<>();
  private final List<FlatRoute> routes = new ArrayList<>();
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
    routes.add(new FlatRoute(routes.size(), route, stages, template(route.path())));
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
    MeetingTemplates<FlatRoute> meeting = new MeetingTemplates<>();
    for (FlatRoute route : routes) {
      meeting.add(route.whole().segments(), route.isOpaque(), route);
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

  private void compare(FlatRoute one, FlatRoute two) {
    if (!mayServeOneRequest(one, two) || grantSame(one.route().policy(), two.route().policy())) {
      return;
    }
    if (PolicyConflict.isBetween(one, two)) {
      report(DiagnosticId.POLICY_CONFLICT, one, two);
    } else if (RouteOverlap.isBetween(one, two)) {
      report(DiagnosticId.ROUTE_OVERLAP, one, two);
    }
  }

  private static boolean mayServeOneRequest(FlatRoute one, FlatRoute two) {
    return one.isOpaque()
        || two.isOpaque()
        || one.httpMethod().equals(two.httpMethod())
        || headComesWithGet(one, two);
  }

  /** GET serves HEAD too (Jakarta REST 3.1, section 3.3.5): both can be chosen for a HEAD. */
  private static boolean headComesWithGet(FlatRoute one, FlatRoute two) {
    return (one.httpMethod().equals("GET") && two.httpMethod().equals("HEAD"))
        || (one.httpMethod().equals("HEAD") && two.httpMethod().equals("GET"));
  }

  private static boolean grantSame(@Nullable DeclaredPolicy one, @Nullable DeclaredPolicy two) {
    if (one == null || two == null) {
      return one == null && two == null;
    }
    return one.declaration().grantsSameAs(two.declaration());
  }

  private void report(DiagnosticId id, FlatRoute one, FlatRoute two) {
    boolean inOrder = one.order() < two.order();
    matches.add(new FoundPair(id, inOrder ? one : two, inOrder ? two : one));
  }

  private void keep(FoundPair found) {
    FlatRoute first = found.first();
    FlatRoute second = found.second();
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
    pairs.putIfAbsent(key, new Pair(found.id(), httpMethod, first.route(), second.route()));
  }
}
