package dev.corsac.cli.application;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which routes a path can reach. */
public final class MatchingRoutes {
  /** How {@code policies.json} writes what recursive locators repeat. */
  private static final String AND_SO_ON = "/…";

  /** How it writes any path, where it is no route. */
  private static final String ANY_PATH = "/**";

  /** Any one: a locator's is {@code *}, and which it is makes no difference to a template. */
  private static final String METHOD = "GET";

  private MatchingRoutes() {}

  /**
   * The routes whose template matches.
   *
   * @param rawPath the raw path below the base path
   * @return the best match first, as Jakarta REST 3.1, section 3.7.2, sorts whole templates
   */
  public static List<SurfaceRoute> of(List<SurfaceRoute> routes, String rawPath) {
    List<SurfaceRoute> matching = new ArrayList<>();
    for (SurfaceRoute route : routes) {
      if (UriTemplate.isWellFormed(template(route)) && matches(route, rawPath)) {
        matching.add(route);
      }
    }
    matching.sort(
        Comparator.comparing(route -> UriTemplate.parse(template(route)), UriTemplate.BY_RANK));
    return matching;
  }

  private static String template(SurfaceRoute route) {
    String template = route.template().replace(AND_SO_ON, "/{corsac.more: .*}");
    return route.kind() == SurfaceRoute.Kind.ROUTE
        ? template
        : template.replace(ANY_PATH, "/{corsac.any: .*}");
  }

  // The table of one route, so that there is one matcher of templates.
  private static boolean matches(SurfaceRoute route, String rawPath) {
    DeclaredPolicy governed = new DeclaredPolicy("", PolicyDeclaration.sameOrigin());
    ResourceMethod method =
        new ResourceMethod(METHOD, "", List.of("method()"), governed, null, List.of());
    ResourceClass resource =
        new ResourceClass("Resource", List.of(), template(route), List.of(method), List.of());
    PolicyTable table = new PolicyTable("Table", List.of(resource), List.of());
    Decisions decisions =
        Decisions.of(Deployed.all(List.of(table)), declared -> Policy.SAME_ORIGIN);
    return decisions.unchosen(rawPath, METHOD, 200) == Policy.SAME_ORIGIN;
  }
}
