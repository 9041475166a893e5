package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.decide.ResourceNode.Branch;
import dev.corsac.policy.decide.ResourceNode.Endpoint;
import dev.corsac.policy.decide.RouteGraph.Root;
import dev.corsac.policy.path.Match;
import dev.corsac.policy.path.Reading;
import dev.corsac.policy.path.Steps;
import dev.corsac.policy.path.TemplateIndex;
import dev.corsac.policy.path.UriTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches one reading of a path as Jakarta REST 3.1, section 3.7.2, does, class first, then methods
 * and locators, but follows every choice that some server could make. Within one node a method
 * without the requested HTTP method yields to the next template that has it, as on all servers.
 */
final class StagedMatch {

  /** What a preflight below an opaque locator is judged for. */
  private static final List<String> OPAQUE_METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  private static final String HEAD = "HEAD";

  private record Visit(ResourceNode node, int from) {}

  /**
   * A way that ends at an opaque locator.
   *
   * @param without HTTP methods that do not go this way
   */
  private record OpaqueWay(Terms terms, Set<String> without) {}

  private final Reading path;
  private final Steps steps;
  private final Map<String, Set<Terms>> found = new LinkedHashMap<>();
  private final Map<String, Set<Terms>> yielded;
  private final List<OpaqueWay> opaque = new ArrayList<>();
  // With the HTTP methods that did not come by. Recursive locators that take nothing off the path
  // would never end.
  private final Map<Visit, Set<String>> visited = new HashMap<>();

  StagedMatch(TemplateIndex<Root> roots, Reading path, Steps steps) {
    this.path = path;
    this.steps = steps;
    List<Match<Root>> classes = roots.beginning(path, 0, steps);
    List<Match<Root>> chosen = Match.choicesOfClasses(classes);
    chosen.forEach(this::visit);
    this.yielded = yielded(classes, chosen);
  }

  private StagedMatch(Reading path, Steps steps, List<Match<Root>> classes) {
    this.path = path;
    this.steps = steps;
    classes.forEach(this::visit);
    this.yielded = Map.of();
  }

  private void visit(Match<Root> root) {
    visit(root.what().node(), root.end(), Set.of());
  }

  /**
   * Jersey lets a class with nothing below its path yield too, to the next class that has the HTTP
   * method; other servers answer 405.
   */
  private Map<String, Set<Terms>> yielded(List<Match<Root>> classes, List<Match<Root>> chosen) {
    if (chosen.size() == classes.size()
        || chosen.stream().noneMatch(root -> root.what().hasNothingBelow())) {
      return Map.of();
    }
    List<Match<Root>> others = new ArrayList<>(classes);
    others.removeAll(chosen);
    Map<String, Set<Terms>> byMethod = new StagedMatch(path, steps, others).found();
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

  /** The policies of the opaque locators to which a request with an HTTP method can get. */
  Set<@Nullable Policy> opaquePolicies(String httpMethod) {
    Set<@Nullable Policy> policies = new LinkedHashSet<>();
    for (OpaqueWay way : opaque) {
      if (!way.without().contains(httpMethod)) {
        policies.add(way.terms().policy());
      }
    }
    return policies;
  }

  private void visit(ResourceNode node, int from, Set<String> without) {
    Visit visit = new Visit(node, from);
    Set<String> before = visited.get(visit);
    if (before != null && without.containsAll(before)) {
      return;
    }
    Set<String> excluded = before == null ? without : both(before, without);
    visited.put(visit, excluded);
    steps.take(1);
    List<Match<Endpoint>> endpoints = node.endpoints().matching(path, from, steps);
    Set<String> httpMethods = httpMethods(endpoints);
    for (String httpMethod : httpMethods) {
      if (!excluded.contains(httpMethod)) {
        addChoices(httpMethod, endpoints);
      }
    }
    for (Match<Branch> branch : Match.choices(node.branches().beginning(path, from, steps))) {
      Set<String> staying = new HashSet<>(excluded);
      for (String httpMethod : httpMethods) {
        if (stays(httpMethod, node, endpoints, branch.what())) {
          staying.add(httpMethod);
        }
      }
      follow(branch, staying);
    }
  }

  /** Every HTTP method that one of the endpoints has, HEAD for GET included. */
  private static Set<String> httpMethods(List<Match<Endpoint>> endpoints) {
    Set<String> methods = new LinkedHashSet<>();
    for (Match<Endpoint> endpoint : endpoints) {
      methods.addAll(endpoint.what().httpMethods());
    }
    return methods;
  }

  private static Set<String> both(Set<String> one, Set<String> two) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(two);
    return both;
  }

  private void follow(Match<Branch> branch, Set<String> without) {
    ResourceNode target = branch.what().target();
    if (target != null) {
      visit(target, branch.end(), without);
      return;
    }
    Terms terms = branch.what().opaque();
    opaque.add(new OpaqueWay(terms, without));
    for (String httpMethod : OPAQUE_METHODS) {
      if (!without.contains(httpMethod)) {
        terms(httpMethod).add(terms);
      }
    }
  }

  /**
   * Whether every server takes a method here rather than the locator: methods and locators are
   * ranked together.
   */
  private static boolean stays(
      String httpMethod, ResourceNode node, List<Match<Endpoint>> endpoints, Branch branch) {
    if (!httpMethod.equals(HEAD) || !node.hasOwnHead()) {
      return outranks(having(httpMethod, endpoints), branch);
    }
    // A server that looks for a HEAD method at every template looks into the locator too.
    return outranks(havingOwn(httpMethod, endpoints), branch);
  }

  /** Whether the first endpoint comes before the locator by section 3.7.2, on all servers. */
  private static boolean outranks(List<Match<Endpoint>> bestFirst, Branch branch) {
    List<UriTemplate> best =
        Match.best(bestFirst).stream().map(each -> each.what().template()).toList();
    return best.stream().anyMatch(each -> each.comesBefore(branch.template()))
        && best.stream().noneMatch(UriTemplate::spans)
        && !branch.template().spans();
  }

  private static List<Match<Endpoint>> having(String httpMethod, List<Match<Endpoint>> endpoints) {
    List<Match<Endpoint>> having = new ArrayList<>(endpoints.size());
    for (Match<Endpoint> endpoint : endpoints) {
      if (endpoint.what().has(httpMethod)) {
        having.add(endpoint);
      }
    }
    return having;
  }

  private static List<Match<Endpoint>> havingOwn(
      String httpMethod, List<Match<Endpoint>> endpoints) {
    List<Match<Endpoint>> having = new ArrayList<>(endpoints.size());
    for (Match<Endpoint> endpoint : endpoints) {
      if (endpoint.what().terms().containsKey(httpMethod)) {
        having.add(endpoint);
      }
    }
    return having;
  }

  private void addChoices(String httpMethod, List<Match<Endpoint>> endpoints) {
    addTerms(httpMethod, Match.choices(having(httpMethod, endpoints)));
    if (httpMethod.equals(HEAD)) {
      // A server may look for a HEAD method at every template before a GET method serves it.
      addTerms(httpMethod, Match.choices(havingOwn(httpMethod, endpoints)));
    }
  }

  private void addTerms(String httpMethod, List<Match<Endpoint>> choices) {
    for (Match<Endpoint> endpoint : choices) {
      terms(httpMethod).addAll(endpoint.what().terms(httpMethod));
    }
  }

  private Set<Terms> terms(String httpMethod) {
    return found.computeIfAbsent(httpMethod, k -> new LinkedHashSet<>());
  }
}
