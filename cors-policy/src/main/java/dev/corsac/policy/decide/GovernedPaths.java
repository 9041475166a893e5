package dev.corsac.policy.decide;

import dev.corsac.policy.decide.ResourceNode.Branch;
import dev.corsac.policy.decide.ResourceNode.Endpoint;
import dev.corsac.policy.decide.RouteGraph.Root;
import dev.corsac.policy.path.UriTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The paths at which something is under a policy, as far as there is room for them. */
final class GovernedPaths {
  /** Recursive locators never end. */
  private static final int DEEPEST = 4;

  private final int most;
  private final List<GovernedPath> found = new ArrayList<>();

  private GovernedPaths(int most) {
    this.most = most;
  }

  static List<GovernedPath> of(RouteGraph graph, int most) {
    GovernedPaths paths = new GovernedPaths(most);
    for (Root root : graph.roots().all()) {
      paths.add(joined("", root.template()), root.node(), 0);
    }
    return List.copyOf(paths.found);
  }

  private void add(String template, ResourceNode node, int depth) {
    for (Endpoint endpoint : node.endpoints().all()) {
      SortedSet<String> methods = new TreeSet<>();
      endpoint
          .terms()
          .forEach((method, terms) -> {
            if (terms.stream().anyMatch(each -> each.policy() != null)) {
              methods.add(method);
            }
          });
      if (!methods.isEmpty() && found.size() < most) {
        found.add(new GovernedPath(joined(template, endpoint.template()), methods));
      }
    }
    for (Branch branch : node.branches().all()) {
      if (branch.target() != null && depth < DEEPEST && found.size() < most) {
        add(joined(template, branch.template()), branch.target(), depth + 1);
      }
    }
  }

  private static String joined(String above, UriTemplate below) {
    String text = below.toString().replaceAll("^/+|/+$", "");
    return text.isEmpty()
        ? (above.isEmpty() ? "/" : above)
        : above.replaceAll("/$", "") + "/" + text;
  }
}
