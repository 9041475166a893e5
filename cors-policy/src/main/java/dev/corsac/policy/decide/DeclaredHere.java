package dev.corsac.policy.decide;

import dev.corsac.policy.decide.ResourceNode.Branch;
import dev.corsac.policy.decide.ResourceNode.Endpoint;
import dev.corsac.policy.decide.ResourceNode.Route;
import dev.corsac.policy.path.Match;
import dev.corsac.policy.path.Reading;
import dev.corsac.policy.path.RequestPath;
import dev.corsac.policy.path.Steps;
import dev.corsac.policy.path.UndecidedPathException;
import dev.corsac.policy.route.DeclaredPolicy;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The declared policies of the resource methods at one path, as it was sent. For messages. */
final class DeclaredHere {
  private record Visit(ResourceNode node, int from) {}

  private final Reading path;
  private final Steps steps;
  private final Set<Visit> visited = new HashSet<>();
  private final Set<DeclaredPolicy> found = new LinkedHashSet<>();

  private DeclaredHere(Reading path, Steps steps) {
    this.path = path;
    this.steps = steps;
  }

  /** None if the path is one that is not decided. */
  static Set<DeclaredPolicy> at(RouteGraph graph, String rawPath) {
    try {
      Steps steps = new Steps(rawPath.length());
      DeclaredHere here = new DeclaredHere(RequestPath.asSent(rawPath, 0), steps);
      graph
          .roots()
          .beginning(here.path, 0, steps)
          .forEach(root -> here.visit(root.what().node(), root.end()));
      return here.found;
    } catch (UndecidedPathException e) {
      return Set.of();
    }
  }

  private void visit(ResourceNode node, int from) {
    if (!visited.add(new Visit(node, from))) {
      return;
    }
    steps.take(1);
    for (Match<Endpoint> endpoint : node.endpoints().matching(path, from, steps)) {
      for (Route route : endpoint.what().routes()) {
        DeclaredPolicy own = route.method().own();
        DeclaredPolicy policy = own == null ? route.method().outer() : own;
        if (policy != null) {
          found.add(policy);
        }
      }
    }
    for (Match<Branch> branch : node.branches().beginning(path, from, steps)) {
      ResourceNode target = branch.what().target();
      if (target != null) {
        visit(target, branch.end());
      }
    }
  }
}
