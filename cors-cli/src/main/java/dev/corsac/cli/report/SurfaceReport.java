package dev.corsac.cli.report;

import dev.corsac.cli.application.ConfiguredOrigins;
import dev.corsac.cli.application.FrontDoor;
import dev.corsac.cli.compare.Difference;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the report says, before it is a page. Immutable.
 *
 * @param groups the routes by the beginning of their paths, and at the end what else can grant
 * @param compared whether it says what is otherwise than before
 * @param door where answers come from, in a sentence
 */
public record SurfaceReport(List<Group> groups, boolean compared, String door) {
  private static final String ELSE = "What else can grant";
  private static final String GONE = "What is gone";

  /**
   * What is known besides a surface.
   *
   * @param sources the URL at which a route's method can be read, if it is known
   * @param configured the origins that a route's policy does not name itself
   * @param door what answers before Jakarta REST, if it was seen
   */
  public record Surroundings(
      Function<SurfaceRoute, Optional<String>> sources,
      Function<SurfaceRoute, List<ConfiguredOrigins>> configured,
      Optional<FrontDoor> door) {
    /** Nothing is known. */
    public static final Surroundings UNKNOWN =
        new Surroundings(route -> Optional.empty(), route -> List.of(), Optional.empty());
  }

  /**
   * Routes that belong together.
   *
   * @param name the beginning of their paths
   * @param routes in the order of the file
   */
  record Group(String name, List<ReportedRoute> routes) {}

  public SurfaceReport {
    groups = List.copyOf(groups);
  }

  /** The report of a surface. */
  public static SurfaceReport of(List<SurfaceRoute> surface) {
    return of(surface, Surroundings.UNKNOWN, Optional.empty());
  }

  /**
   * The report of a surface.
   *
   * @param known what is known besides
   * @param before the version with which to compare, if with any
   */
  public static SurfaceReport of(
      List<SurfaceRoute> surface, Surroundings known, Optional<Before> before) {
    Overlaps overlaps = new Overlaps(surface);
    IdentityHashMap<SurfaceRoute, List<Difference>> differences = new IdentityHashMap<>();
    before
        .map(Before::differences)
        .orElse(List.of())
        .forEach(each ->
            differences.computeIfAbsent(each.route(), unused -> new ArrayList<>()).add(each));
    Map<String, List<SurfaceRoute>> old = before.map(Before::byKey).orElse(Map.of());
    Map<String, Set<Optional<PolicyDeclaration>>> safelisted = new HashMap<>();
    for (SurfaceRoute route : surface) {
      if (route.kind() == SurfaceRoute.Kind.ROUTE && !isPreflighted(route.method())) {
        safelisted
            .computeIfAbsent(key(route), unused -> new HashSet<>())
            .add(route.policy().map(SurfacePolicy::declaration));
      }
    }
    List<SurfaceRoute> routes =
        surface.stream().filter(it -> it.kind() == SurfaceRoute.Kind.ROUTE).toList();
    int common = commonSegments(routes);
    Map<String, List<ReportedRoute>> byPath = new TreeMap<>();
    List<ReportedRoute> others = new ArrayList<>();
    for (SurfaceRoute route : surface) {
      Set<Optional<PolicyDeclaration>> atPath = safelisted.getOrDefault(key(route), Set.of());
      boolean forgotten =
          !Set.of(route.policy().map(SurfacePolicy::declaration)).containsAll(atPath);
      List<Difference> here = differences.getOrDefault(route, List.of());
      differences.remove(route);
      ReportedRoute reported =
          new ReportedRoute(
              route,
              forgotten,
              overlaps.of(route),
              known.sources().apply(route),
              known.configured().apply(route),
              here,
              here.isEmpty() ? Optional.empty() : Before.of(route, old).map(SurfaceReport::bare));
      if (route.kind() == SurfaceRoute.Kind.ROUTE) {
        byPath
            .computeIfAbsent(beginning(route, common + 1), unused -> new ArrayList<>())
            .add(reported);
      } else {
        others.add(reported);
      }
    }
    List<Group> groups = new ArrayList<>();
    byPath.forEach((name, members) -> groups.add(new Group(name, List.copyOf(members))));
    if (!others.isEmpty()) {
      groups.add(new Group(ELSE, List.copyOf(others)));
    }
    if (!differences.isEmpty()) {
      groups.add(new Group(GONE, gone(before.orElseThrow(), differences)));
    }
    return new SurfaceReport(groups, before.isPresent(), FrontDoor.sentence(known.door()));
  }

  private static List<ReportedRoute> gone(
      Before before, IdentityHashMap<SurfaceRoute, List<Difference>> differences) {
    return before.surface().stream()
        .filter(differences::containsKey)
        .map(route ->
            new ReportedRoute(
                route,
                false,
                List.of(),
                Optional.empty(),
                List.of(),
                differences.getOrDefault(route, List.of()),
                Optional.of(bare(route))))
        .toList();
  }

  private static ReportedRoute bare(SurfaceRoute route) {
    return new ReportedRoute(
        route, false, List.of(), Optional.empty(), List.of(), List.of(), Optional.empty());
  }

  private static boolean isPreflighted(String method) {
    return !(method.equals("GET") || method.equals("HEAD") || method.equals("POST"));
  }

  /** The template without the names of its variables: what they are called makes no difference. */
  private static String key(SurfaceRoute route) {
    return UriTemplate.isWellFormed(route.template())
        ? UriTemplate.parse(route.template()).key()
        : route.template();
  }

  private static String beginning(SurfaceRoute route, int segments) {
    List<String> all = PathSegments.of(route.template());
    return "/" + String.join("/", all.subList(0, Math.min(segments, all.size())));
  }

  /** How many segments all paths begin with, so that a base in each of them makes no one group. */
  private static int commonSegments(List<SurfaceRoute> routes) {
    List<String> common = null;
    for (SurfaceRoute route : routes) {
      List<String> segments = PathSegments.of(route.template());
      if (common == null) {
        common = segments.subList(0, Math.max(0, segments.size() - 1));
      }
      int same = 0;
      while (same < Math.min(common.size(), segments.size())
          && common.get(same).equals(segments.get(same))) {
        same++;
      }
      common = common.subList(0, same);
    }
    return common == null ? 0 : common.size();
  }

  /** All routes, without what else can grant and what is gone. */
  List<ReportedRoute> routes() {
    return groups.stream()
        .filter(group -> !group.name().equals(GONE))
        .flatMap(group -> group.routes().stream())
        .filter(it -> it.route().kind() == SurfaceRoute.Kind.ROUTE)
        .toList();
  }

  /** What a reader can look for. */
  List<Trait> traits() {
    return Trait.of(compared);
  }

  /** Whether a group holds what is there no more. */
  static boolean isGone(Group group) {
    return group.name().equals(GONE);
  }

  /** Everything, in the order in which it is shown. */
  List<ReportedRoute> all() {
    return groups.stream().flatMap(group -> group.routes().stream()).toList();
  }

  /** The origins that occur, sorted. */
  List<String> origins() {
    return all().stream()
        .flatMap(route -> route.origins().stream())
        .filter(origin -> !origin.equals("*"))
        .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf));
  }

  /** The methods that occur, sorted. */
  List<String> methods() {
    return all().stream()
        .map(route -> route.route().method())
        .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf));
  }

  /** What stands at the top, in this order. */
  Map<String, Long> numbers() {
    List<ReportedRoute> routes = routes();
    Map<String, Long> numbers = new LinkedHashMap<>();
    numbers.put("routes", (long) routes.size());
    numbers.put("governed", routes.stream().filter(it -> it.reach() != Reach.NOT_GOVERNED).count());
    for (Trait trait : traits()) {
      List<ReportedRoute> of = trait.ofTwoVersions() ? all() : routes;
      numbers.put(trait.words(), of.stream().filter(it -> it.traits().contains(trait)).count());
    }
    return numbers;
  }
}
