package dev.corsac.policy.route;

import dev.corsac.policy.route.ResourceNode.Endpoint;
import dev.corsac.policy.route.RouteGraph.Root;
import dev.corsac.policy.route.TemplateIndex.Group;
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
    Root best = null;
    int end = -1;
    boolean tie = false;
    // Those that are not filtered out because the path goes on and they do not.
    int remaining = 0;
    for (int i = 0; i < roots.groups(); i++) {
      Group<Root> group = roots.group(i, path, from);
      for (int j = 0; j < group.size(); j++) {
        UriTemplate template = group.template(j);
        if (template.spans()) {
          return null;
        }
        int endHere = template.end(path, from);
        if (endHere >= 0) {
          Root root = group.entry(j);
          tie = tie || (best != null && template.ranksLikeAsClass(best.template()));
          if (best == null || UriTemplate.BY_RANK.compare(template, best.template()) < 0) {
            best = root;
            end = endHere;
          }
          remaining += endHere == path.length() || root.node().hasSubResources() ? 1 : 0;
        }
      }
    }
    if (best == null || tie) {
      return null;
    }
    ResourceNode node = best.node();
    if (!node.hasSubResources() && (end < path.length() || remaining > 1)) {
      // Another class may be left, which has; or Jersey goes on to another.
      return null;
    }
    return node.hasLocators() && anyBeginning(node.branches(), path, end)
        ? null
        : onlyMatching(node.endpoints(), path, end);
  }

  private static boolean anyBeginning(
      TemplateIndex<ResourceNode.Branch> branches, String path, int from) {
    for (int i = 0; i < branches.groups(); i++) {
      Group<ResourceNode.Branch> group = branches.group(i, path, from);
      for (int j = 0; j < group.size(); j++) {
        UriTemplate template = group.template(j);
        if (template.spans() || template.end(path, from) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable Endpoint onlyMatching(
      TemplateIndex<Endpoint> endpoints, String path, int from) {
    Endpoint only = null;
    for (int i = 0; i < endpoints.groups(); i++) {
      Group<Endpoint> group = endpoints.group(i, path, from);
      for (int j = 0; j < group.size(); j++) {
        UriTemplate template = group.template(j);
        if (template.spans()) {
          return null;
        }
        if (template.end(path, from) == path.length()) {
          if (only != null) {
            return null;
          }
          only = group.entry(j);
        }
      }
    }
    return only;
  }
}
