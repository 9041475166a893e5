package dev.corsac.policy.route;

import dev.corsac.policy.Policy;
import dev.corsac.policy.route.ResourceNode.Branch;
import dev.corsac.policy.route.ResourceNode.Endpoint;
import dev.corsac.policy.route.RouteGraph.Root;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches one reading of a path as Jakarta REST 3.1, section 3.7.2, does, class first, then
 * methods, then locators, but follows every choice that some server could make. Within one node a
 * method without the requested HTTP method yields to the next template that has it, as on all
 * servers.
 */
final class StagedMatch {

  /** What a preflight below an opaque locator is judged for. */
  private static final List<String> OPAQUE_METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  private record Visit(ResourceNode node, int from) {}

  private final Reading path;
  private final Map<String, Set<Terms>> found = new LinkedHashMap<>();
  private final Map<String, Set<Terms>> yielded;
  private final Set<@Nullable Policy> opaque = new LinkedHashSet<>();
  // Recursive locators that take nothing off the path would never end.
  private final Set<Visit> visited = new HashSet<>();

  StagedMatch(TemplateIndex<Root> roots, Reading path) {
    this.path = path;
    List<Match<Root>> classes = roots.beginning(path, 0);
    classes.removeIf(root -> !atEnd(root.end()) && !root.what().node().hasSubResources());
    List<Match<Root>> chosen = Match.choices(classes);
    chosen.forEach(this::visit);
    this.yielded = yielded(classes, chosen);
  }

  private StagedMatch(Reading path, List<Match<Root>> classes) {
    this.path = path;
    classes.forEach(this::visit);
    this.yielded = Map.of();
  }

  private void visit(Match<Root> root) {
    visit(root.what().node(), root.end());
  }

  /**
   * Jersey lets a class with nothing below its path yield too, to the next class that has the HTTP
   * method; other servers answer 405.
   */
  private Map<String, Set<Terms>> yielded(List<Match<Root>> classes, List<Match<Root>> chosen) {
    if (chosen.size() == classes.size()
        || chosen.stream().allMatch(root -> root.what().node().hasSubResources())) {
      return Map.of();
    }
    List<Match<Root>> others = new ArrayList<>(classes);
    others.removeAll(chosen);
    Map<String, Set<Terms>> byMethod = new StagedMatch(path, others).found();
    byMethod.keySet().removeAll(found.keySet());
    return byMethod;
  }

  /** What each HTTP method that exists here grants, in every choice. */
  Map<String, Set<Terms>> found() {
    return found;
  }

  /** The same for HTTP methods that only exist if classes yield to each other. */
  Map<String, Set<Terms>> yielded() {
    return yielded;
  }

  /** The policies of the opaque locators on the way. */
  Set<@Nullable Policy> opaquePolicies() {
    return opaque;
  }

  private boolean atEnd(int position) {
    return position == path.text().length();
  }

  private void visit(ResourceNode node, int from) {
    if (!visited.add(new Visit(node, from))) {
      return;
    }
    List<Match<Endpoint>> endpoints = node.endpoints().matching(path, from);
    for (String httpMethod :
        ResourceNode.httpMethods(endpoints.stream().map(Match::what).toList())) {
      addChoices(httpMethod, endpoints);
    }
    // A locator beside a method: some servers take the one, some the other.
    for (Match<Branch> branch : Match.choices(node.branches().beginning(path, from))) {
      ResourceNode target = branch.what().target();
      if (target != null) {
        visit(target, branch.end());
      } else {
        opaque.add(branch.what().opaque().policy());
        OPAQUE_METHODS.forEach(method -> terms(method).add(branch.what().opaque()));
      }
    }
  }

  private void addChoices(String httpMethod, List<Match<Endpoint>> endpoints) {
    List<Match<Endpoint>> having =
        endpoints.stream().filter(endpoint -> endpoint.what().has(httpMethod)).toList();
    Match.choices(having).forEach(e -> terms(httpMethod).addAll(e.what().terms(httpMethod)));
    if (httpMethod.equals("HEAD")) {
      // A server may look for a HEAD method at every template before a GET method serves it.
      List<Match<Endpoint>> own =
          having.stream().filter(e -> e.what().terms().containsKey(httpMethod)).toList();
      Match.choices(own).forEach(e -> terms(httpMethod).addAll(e.what().terms(httpMethod)));
    }
  }

  private Set<Terms> terms(String httpMethod) {
    return found.computeIfAbsent(httpMethod, k -> new LinkedHashSet<>());
  }
}
