package dev.corsac.cli.explain;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.application.BoundPolicy;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.cli.application.ConfiguredOrigins;
import dev.corsac.cli.application.FrontDoor;
import dev.corsac.cli.application.MatchingRoutes;
import dev.corsac.cli.application.SourceLine;
import dev.corsac.cli.application.SourceLines;
import dev.corsac.cli.browser.ConsoleMessage;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.NearestOrigin;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.path.BasePath;
import dev.corsac.policy.surface.SurfaceRoute;
import dev.corsac.testing.CompiledTable;
import dev.corsac.testing.Fetch;
import dev.corsac.testing.FetchRequest;
import dev.corsac.testing.Outcome;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a request, why, and what would grant it.
 *
 * @param outcome the Fetch Standard's decisions, over the compiled table
 * @param route the best route at this path and method; empty if there is none
 * @param others methods that have a route at this path
 * @param nearest how the nearest listed origin differs; empty if that does not matter
 * @param remedy what to do; empty if the request is granted
 * @param console what browsers' consoles say; empty if the request is granted, or not refused by
 *     CORS
 * @param routePlace where the route's method stands, if its class file tells
 * @param remedyPlace where the element stands that is to be changed
 * @param configured origins that the route's policy does not name itself
 * @param frontDoor what answers before Jakarta REST, if it was seen
 */
public record Explanation(
    Outcome outcome,
    Optional<SurfaceRoute> route,
    List<String> others,
    String nearest,
    Optional<Remedy> remedy,
    Optional<ConsoleMessage> console,
    Optional<SourceLine> routePlace,
    Optional<SourceLine> remedyPlace,
    List<ConfiguredOrigins> configured,
    Optional<FrontDoor> frontDoor) {

  /** Stands for the server's origin where only a path is given: never sent, never shown. */
  public static final String SOME_SERVER = "https://server.invalid";

  public Explanation {
    others = List.copyOf(others);
    configured = List.copyOf(configured);
  }

  /**
   * Explains a request.
   *
   * @param base below which the application is served
   * @param values of placeholders
   * @throws BadInputException if a table cannot be loaded or is not valid with these values
   */
  public static Explanation of(
      CompiledApplication application, BasePath base, Placeholders values, FetchRequest request) {
    CompiledTable table = application.table(base, values);
    Outcome outcome = Fetch.over(table).fetch(request);
    List<SurfaceRoute> here = at(application.routes(), base, request.url());
    Optional<SurfaceRoute> route =
        here.stream().filter(each -> each.method().equals(served(here, request))).findFirst();
    List<String> others = here.stream().map(SurfaceRoute::method).distinct().sorted().toList();
    SourceLines lines = application.lines();
    Optional<SourceLine> routePlace = route.flatMap(lines::of);
    List<ConfiguredOrigins> configured = route.map(application.suppliers()::of).orElse(List.of());
    if (outcome.readable()) {
      return new Explanation(
          outcome,
          route,
          others,
          "",
          Optional.empty(),
          Optional.empty(),
          routePlace,
          Optional.empty(),
          configured,
          application.frontDoor());
    }
    Remedy remedy =
        route
            .map(each -> new SmallestChange(table, values, request, each, configured).find(outcome))
            .orElseGet(() -> new Remedy.Impossible(List.of(noRoute(request, others))));
    return new Explanation(
        outcome,
        route,
        others,
        nearest(route, values, request),
        Optional.of(remedy),
        ConsoleMessage.of(outcome, table),
        routePlace,
        remedy instanceof Remedy.Change change ? lines.of(change.element()) : Optional.empty(),
        configured,
        application.frontDoor());
  }

  // Jakarta REST 3.1, section 3.3.5: GET serves HEAD where nothing else does.
  private static String served(List<SurfaceRoute> here, FetchRequest request) {
    boolean byGet =
        request.method().equals("HEAD")
            && here.stream().noneMatch(each -> each.method().equals("HEAD"));
    return byGet ? "GET" : request.method();
  }

  private static List<SurfaceRoute> at(List<SurfaceRoute> routes, BasePath base, URI url) {
    return base.below(url.getRawPath())
        .map(below -> MatchingRoutes.of(routes, below))
        .orElse(List.of());
  }

  private static String noRoute(FetchRequest request, List<String> others) {
    return others.isEmpty()
        ? "No route matches the path "
            + request.url().getRawPath()
            + ". Is it below the base path (--base)? \"corsac list\" shows the routes."
        : "There is no "
            + request.method()
            + " at this path; there is "
            + String.join(", ", others)
            + ".";
  }

  private static String nearest(
      Optional<SurfaceRoute> route, Placeholders values, FetchRequest request) {
    if (request.origin().equals("null")) {
      return "";
    }
    List<OriginPattern> patterns = new ArrayList<>();
    route
        .flatMap(SurfaceRoute::policy)
        .flatMap(policy -> BoundPolicy.of(policy, values))
        .filter(policy -> !policy.anyOrigin() && !policy.allows(request.origin()))
        .ifPresent(policy -> patterns.addAll(policy.origins().patterns()));
    return NearestOrigin.hint(request.origin(), patterns).strip();
  }
}
