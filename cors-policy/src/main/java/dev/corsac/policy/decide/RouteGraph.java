package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.decide.ResourceNode.Route;
import dev.corsac.policy.path.TemplateIndex;
import dev.corsac.policy.path.Templated;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.route.ResourceClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The routes of an application as a graph: nodes are classes with the policy that locators hand
 * down to them, so that recursive locators lead back to a node that exists. Immutable.
 *
 * @param roots the root resource classes
 * @param routes every resource method, once for each way to it that makes a difference
 * @param opaquePolicies what opaque locators hand down, null for none
 */
record RouteGraph(
    TemplateIndex<Root> roots, List<Route> routes, Set<@Nullable Policy> opaquePolicies) {

  /** The root resource classes that share a template. */
  record Root(UriTemplate template, ResourceNode node) implements Templated {
    @Override
    public boolean hasNothingBelow() {
      return !node.hasSubResources();
    }
  }

  /**
   * Builds the graph.
   *
   * @param classes by binary name
   * @param served whether the application serves a root resource class, by binary name
   * @param ofApplication the application's policy for a class, by binary name
   */
  static RouteGraph of(
      Map<String, ResourceClass> classes,
      Predicate<String> served,
      BoundPolicies policies,
      Function<String, @Nullable Policy> ofApplication) {
    return new RouteGraphBuilder(classes, policies, ofApplication).graph(served);
  }
}
