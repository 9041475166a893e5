package dev.corsac.cli.report;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.path.MeetingTemplates;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Routes of one method and other policies whose templates can match one path: a preflight for such
 * a path is granted only if all of them grant it. Immutable.
 */
final class Overlaps {
  private final IdentityHashMap<SurfaceRoute, List<SurfaceRoute>> others = new IdentityHashMap<>();

  private record Templated(SurfaceRoute route, UriTemplate template) {
    Optional<PolicyDeclaration> policy() {
      return route.policy().map(SurfacePolicy::declaration);
    }
  }

  /** Those of some routes. */
  Overlaps(List<SurfaceRoute> routes) {
    Map<String, MeetingTemplates<Templated>> byMethod = new TreeMap<>();
    for (SurfaceRoute route : routes) {
      if (route.kind() == SurfaceRoute.Kind.ROUTE && UriTemplate.isWellFormed(route.template())) {
        Templated templated = new Templated(route, UriTemplate.parse(route.template()));
        byMethod
            .computeIfAbsent(route.method(), unused -> new MeetingTemplates<>())
            .add(templated.template().segments(), false, templated);
      }
    }
    byMethod.values().forEach(meeting -> meeting.forEachPair(this::compare));
  }

  private void compare(Templated one, Templated other) {
    if (!one.policy().equals(other.policy()) && one.template().mayOverlap(other.template())) {
      add(one.route(), other.route());
      add(other.route(), one.route());
    }
  }

  private void add(SurfaceRoute route, SurfaceRoute other) {
    others.computeIfAbsent(route, unused -> new ArrayList<>()).add(other);
  }

  /** The templates that can match a path of this route's, sorted. */
  List<String> of(SurfaceRoute route) {
    return others.getOrDefault(route, List.of()).stream()
        .map(SurfaceRoute::template)
        .distinct()
        .sorted()
        .toList();
  }
}
