package dev.corsac.cli.compare;

import dev.corsac.cli.compare.Difference.Kind;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one policy changes alike on several routes.
 *
 * @param policy the element whose annotation decides
 * @param text what differs, without a full stop
 * @param routes where, in the order of the differences; one at least
 */
public record DifferenceGroup(String policy, String text, List<SurfaceRoute> routes) {

  public DifferenceGroup {
    routes = List.copyOf(routes);
  }

  /** The differences of a kind in groups: all of one policy together, the first policy first. */
  public static List<DifferenceGroup> of(List<Difference> differences, Kind kind) {
    Map<String, Map<String, List<SurfaceRoute>>> byPolicy = new LinkedHashMap<>();
    for (Difference each : differences) {
      if (each.kind() == kind) {
        byPolicy
            .computeIfAbsent(each.policy(), policy -> new LinkedHashMap<>())
            .computeIfAbsent(each.text(), text -> new ArrayList<>())
            .add(each.route());
      }
    }
    List<DifferenceGroup> groups = new ArrayList<>();
    byPolicy.forEach((policy, byText) ->
        byText.forEach((text, routes) -> groups.add(new DifferenceGroup(policy, text, routes))));
    return List.copyOf(groups);
  }
}
