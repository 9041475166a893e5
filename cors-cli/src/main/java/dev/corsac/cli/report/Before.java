package dev.corsac.cli.report;

import dev.corsac.cli.compare.Difference;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The version with which a report compares. Immutable.
 *
 * @param surface what it grants
 * @param differences what is otherwise now
 */
public record Before(List<SurfaceRoute> surface, List<Difference> differences) {

  public Before {
    surface = List.copyOf(surface);
    differences = List.copyOf(differences);
  }

  /** What is called: the names of variables make no difference. */
  private static String key(SurfaceRoute route) {
    String template = route.template();
    return route.method()
        + " "
        + (UriTemplate.isWellFormed(template) ? UriTemplate.parse(template).key() : template);
  }

  /** What it says of the routes of now, by what is called. */
  Map<String, List<SurfaceRoute>> byKey() {
    Map<String, List<SurfaceRoute>> byKey = new HashMap<>();
    surface.forEach(route -> byKey.computeIfAbsent(key(route), k -> new ArrayList<>()).add(route));
    return byKey;
  }

  /** The route that was there, of the same Java method if there are several. */
  static Optional<SurfaceRoute> of(SurfaceRoute now, Map<String, List<SurfaceRoute>> byKey) {
    List<SurfaceRoute> there = byKey.getOrDefault(key(now), List.of());
    return Stream.concat(
            there.stream()
                .filter(each ->
                    each.resourceClass().equals(now.resourceClass())
                        && each.resourceMethod().equals(now.resourceMethod())),
            there.stream())
        .findFirst();
  }
}
