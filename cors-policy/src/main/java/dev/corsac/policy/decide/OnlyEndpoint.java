package dev.corsac.policy.decide;

import dev.corsac.policy.decide.ResourceNode.Endpoint;
import dev.corsac.policy.decide.RouteGraph.Root;
import dev.corsac.policy.path.Reading;
import dev.corsac.policy.path.Steps;
import dev.corsac.policy.path.TemplateIndex;
import dev.corsac.policy.path.TemplateIndex.Group;
import dev.corsac.policy.path.UriTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The short way to what {@link StagedMatch} finds, where every server chooses the same template, as
 * for most requests, or finds nothing. Allocates nothing, unless a template has a regular
 * expression.
 */
final class OnlyEndpoint {

  /** What is where no template matches. */
  static final Endpoint NOTHING = new Endpoint(UriTemplate.parse(""), Map.of(), List.of());

  private OnlyEndpoint() {}

  /**
   * Finds it.
   *
   * @param path an ordinary raw request path
   * @param from where the part below the base path begins
   * @return {@link #NOTHING} if no template matches; null if several do, or a locator, or it takes
   *     more to tell
   */
  static @Nullable Endpoint at(TemplateIndex<Root> roots, String path, int from) {
    return from >= path.length() || path.charAt(from) != '/' || path.endsWith("/")
        ? null
        : find(roots, path, from, null);
  }

  /**
   * Finds it in one reading of a path.
   *
   * @return as for an ordinary path
   */
  static @Nullable Endpoint at(TemplateIndex<Root> roots, Reading path, Steps steps) {
    return find(roots, path.text(), 0, new Odd(path, steps));
  }

  /** What it takes to match another path than an ordinary one. */
  private record Odd(Reading path, Steps steps) {}

  private static int end(UriTemplate template, String path, int from, @Nullable Odd odd) {
    return odd == null ? template.end(path, from) : template.end(odd.path(), from, odd.steps());
  }

  private static @Nullable Endpoint find(
      TemplateIndex<Root> roots, String path, int from, @Nullable Odd odd) {
    Root best = null;
    int end = -1;
    int found = 0;
    boolean tie = false;
    for (int i = 0; i < roots.groups(); i++) {
      Group<Root> group = roots.group(i, path, from);
      for (int j = 0; j < group.size(); j++) {
        UriTemplate template = group.template(j);
        if (template.spans()) {
          return null;
        }
        int endHere = end(template, path, from, odd);
        Root root = group.entry(j);
        if (endHere < 0 || (endHere < path.length() && root.hasNothingBelow())) {
          continue;
        }
        found++;
        tie = tie || (best != null && template.ranksLikeAsClass(best.template()));
        if (best == null || UriTemplate.BY_RANK.compare(template, best.template()) < 0) {
          best = root;
          end = endHere;
        }
      }
    }
    if (best == null) {
      return NOTHING;
    }
    // From a class with nothing below its path Jersey goes on to the next.
    if (tie || (found > 1 && best.hasNothingBelow())) {
      return null;
    }
    ResourceNode node = best.node();
    return node.hasLocators() && anyBeginning(node.branches(), path, end, odd)
        ? null
        : onlyMatching(node.endpoints(), path, end, odd);
  }

  private static boolean anyBeginning(
      TemplateIndex<ResourceNode.Branch> branches, String path, int from, @Nullable Odd odd) {
    for (int i = 0; i < branches.groups(); i++) {
      Group<ResourceNode.Branch> group = branches.group(i, path, from);
      for (int j = 0; j < group.size(); j++) {
        UriTemplate template = group.template(j);
        if (template.spans() || end(template, path, from, odd) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable Endpoint onlyMatching(
      TemplateIndex<Endpoint> endpoints, String path, int from, @Nullable Odd odd) {
    Endpoint only = NOTHING;
    for (int i = 0; i < endpoints.groups(); i++) {
      Group<Endpoint> group = endpoints.group(i, path, from);
      for (int j = 0; j < group.size(); j++) {
        UriTemplate template = group.template(j);
        if (template.spans()) {
          return null;
        }
        if (end(template, path, from, odd) == path.length()) {
          if (only != NOTHING) {
            return null;
          }
          only = group.entry(j);
        }
      }
    }
    return only;
  }
}
