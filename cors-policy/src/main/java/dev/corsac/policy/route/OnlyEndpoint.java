package dev.corsac.policy.route;

import dev.corsac.policy.route.ResourceNode.Endpoint;
import dev.corsac.policy.route.RouteGraph.Root;
import org.jspecify.annotations.Nullable;

/**
 * The short way to what {@link StagedMatch} finds, for the paths that most requests have: ordinary
 * ones, at which every server chooses the same template. Allocates nothing, unless a template has a
 * regular expression.
 */
final class OnlyEndpoint {

  private OnlyEndpoint() {}

  /**
   * Finds it.
   *
   * @param path the raw request path
   * @param from where the part below the base path begins
   * @return null if the path can be read in several ways, several templates or a locator match, or
   *     nothing does
   */
  static @Nullable Endpoint at(TemplateIndex<Root> roots, String path, int from) {
    if (from >= path.length()
        || path.charAt(from) != '/'
        || path.endsWith("/")
        || !RequestPath.isOrdinaryAndShort(path, from)) {
      return null;
    }
    Root root = roots.bestBeginning(path, from);
    int end = root == null ? -1 : root.template().end(path, from);
    if (root == null || end < 0) {
      return null;
    }
    ResourceNode node = root.node();
    if (!node.hasSubResources()
        && (end < path.length() || roots.severalMatching(path, from, OnlyEndpoint::goesOn))) {
      // Another class may be left, which has; or Jersey goes on to another.
      return null;
    }
    return node.branches().anyBeginning(path, end)
        ? null
        : node.endpoints().onlyMatching(path, end);
  }

  private static boolean goesOn(Root root) {
    return root.node().hasSubResources();
  }
}
