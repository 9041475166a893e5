package dev.corsac.cli.application;

import dev.corsac.policy.path.Match;
import dev.corsac.policy.path.RequestPath;
import dev.corsac.policy.path.Steps;
import dev.corsac.policy.path.TemplateIndex;
import dev.corsac.policy.path.Templated;
import dev.corsac.policy.path.UndecidedPathException;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which routes a path can reach. */
public final class MatchingRoutes {
  /** How {@code policies.json} writes what recursive locators repeat. */
  private static final String AND_SO_ON = "/…";

  /** How it writes any path, where it is no route. */
  private static final String ANY_PATH = "/**";

  private record Written(SurfaceRoute route, UriTemplate template) implements Templated {}

  private MatchingRoutes() {}

  /**
   * The routes whose template matches.
   *
   * @param rawPath the raw path below the base path
   * @return the best match first, as Jakarta REST 3.1, section 3.7.2, sorts whole templates; none
   *     if the path can be read in too many ways
   */
  public static List<SurfaceRoute> of(List<SurfaceRoute> routes, String rawPath) {
    TemplateIndex<Written> index =
        new TemplateIndex<>(routes.stream().flatMap(MatchingRoutes::written).toList());
    try {
      Steps steps = new Steps(rawPath.length());
      return RequestPath.readings(rawPath, 0, steps).stream()
          .flatMap(reading -> index.matching(reading, 0, steps).stream())
          .map(Match::what)
          .sorted(Comparator.comparing(Written::template, UriTemplate.BY_RANK))
          .map(Written::route)
          .distinct()
          .toList();
    } catch (UndecidedPathException e) {
      return List.of();
    }
  }

  private static Stream<Written> written(SurfaceRoute route) {
    return templates(route)
        .filter(UriTemplate::isWellFormed)
        .map(template -> new Written(route, UriTemplate.parse(template)));
  }

  /** Recursive locators may be gone through once more, or not at all. */
  private static Stream<String> templates(SurfaceRoute route) {
    String template =
        route.kind() == SurfaceRoute.Kind.ROUTE
            ? route.template()
            : route.template().replace(ANY_PATH, "/{corsac.any: .*}");
    return template.contains(AND_SO_ON)
        ? Stream.of(
            template.replace(AND_SO_ON, ""), template.replace(AND_SO_ON, "/{corsac.more: .*}"))
        : Stream.of(template);
  }
}
