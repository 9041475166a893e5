package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.path.Match;
import dev.corsac.policy.path.Reading;
import dev.corsac.policy.path.RequestPath;
import dev.corsac.policy.path.Steps;
import dev.corsac.policy.path.UndecidedPathException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The policies that sub-resource locators hand down on a path, whatever follows behind them: what
 * holds for a class that they return and that no table foresaw.
 */
final class HandedDown {
  private record Visit(ResourceNode node, int from) {}

  private final Reading path;
  private final Set<HandedPolicy> policies = new LinkedHashSet<>();
  private final Set<Visit> visited = new HashSet<>();

  private final Steps steps;

  private HandedDown(Reading path, Steps steps) {
    this.path = path;
    this.steps = steps;
  }

  /** In every reading of a raw path. */
  static Set<HandedPolicy> on(String rawPath, RouteGraph graph) {
    Set<HandedPolicy> policies = new LinkedHashSet<>();
    Steps steps = new Steps(rawPath.length());
    try {
      for (Reading path : RequestPath.readings(rawPath, 0, steps)) {
        HandedDown found = new HandedDown(path, steps);
        graph
            .roots()
            .beginning(path, 0, steps)
            .forEach(root -> found.visit(root.what().node(), root.end()));
        policies.addAll(found.policies);
      }
    } catch (UndecidedPathException e) {
      return Set.of(new HandedPolicy(Policy.UNDECIDED, null));
    }
    return policies;
  }

  private void visit(ResourceNode node, int from) {
    if (!visited.add(new Visit(node, from))) {
      return;
    }
    steps.take(1);
    for (Match<ResourceNode.Branch> branch : node.branches().beginning(path, from, steps)) {
      policies.add(branch.what().handedDown());
      ResourceNode target = branch.what().target();
      if (target != null) {
        visit(target, branch.end());
      }
    }
  }
}
