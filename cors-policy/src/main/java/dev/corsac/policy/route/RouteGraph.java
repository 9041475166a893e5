package dev.corsac.policy.route;

import dev.corsac.policy.Policy;
import dev.corsac.policy.route.ResourceNode.Branch;
import dev.corsac.policy.route.ResourceNode.Endpoint;
import dev.corsac.policy.route.ResourceNode.Route;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The routes of an application as a graph: nodes are classes with what locators hand down to them,
 * so that recursive locators lead back to a node that exists.
 */
final class RouteGraph {

  /** The root resource classes that share a template. */
  record Root(UriTemplate template, ResourceNode node) implements Templated {}

  private record State(
      String className, @Nullable Policy inheritedPolicy, SortedSet<String> inheritedHeaders) {}

  private final Map<String, ResourceClass> classes;
  private final BoundPolicies policies;
  private final Function<String, @Nullable Policy> ofApplication;
  private final Map<String, UriTemplate> templates = new HashMap<>();
  private final Map<State, ResourceNode> nodes = new HashMap<>();
  private final Deque<Runnable> pending = new ArrayDeque<>();
  private final List<Route> routes = new ArrayList<>();
  private final List<@Nullable Policy> opaquePolicies = new ArrayList<>();
  private final TemplateIndex<Root> roots;

  /**
   * Builds the graph.
   *
   * @param classes by binary name
   * @param served whether the application serves a root resource class, by binary name
   * @param ofApplication the application's policy for a class, by binary name
   */
  RouteGraph(
      Map<String, ResourceClass> classes,
      Predicate<String> served,
      BoundPolicies policies,
      Function<String, @Nullable Policy> ofApplication) {
    this.classes = classes;
    this.policies = policies;
    this.ofApplication = ofApplication;
    Map<String, List<ResourceClass>> byTemplate = new LinkedHashMap<>();
    for (ResourceClass resource : classes.values()) {
      if (resource.template() != null && served.test(resource.name())) {
        String key = template(resource.template()).key();
        byTemplate.computeIfAbsent(key, k -> new ArrayList<>()).add(resource);
      }
    }
    this.roots = new TemplateIndex<>(byTemplate.values().stream().map(this::root).toList());
    while (!pending.isEmpty()) {
      pending.remove().run();
    }
  }

  TemplateIndex<Root> roots() {
    return roots;
  }

  /** Every resource method, once for each way to it that makes a difference. */
  List<Route> routes() {
    return routes;
  }

  /** What opaque locators hand down. */
  List<@Nullable Policy> opaquePolicies() {
    return opaquePolicies;
  }

  private UriTemplate template(String text) {
    return templates.computeIfAbsent(text, UriTemplate::parse);
  }

  private Root root(List<ResourceClass> sharing) {
    String template = sharing.get(0).template();
    ResourceNode node = new ResourceNode();
    pending.add(() -> complete(node, sharing, null, new TreeSet<>()));
    return new Root(template(template == null ? "" : template), node);
  }

  private ResourceNode node(State state, ResourceClass resource) {
    ResourceNode known = nodes.get(state);
    if (known != null) {
      return known;
    }
    ResourceNode node = new ResourceNode();
    nodes.put(state, node);
    pending.add(
        () -> complete(node, List.of(resource), state.inheritedPolicy(), state.inheritedHeaders()));
    return node;
  }

  private void complete(
      ResourceNode node,
      Collection<ResourceClass> members,
      @Nullable Policy inheritedPolicy,
      SortedSet<String> inheritedHeaders) {
    Map<String, List<Route>> byTemplate = new LinkedHashMap<>();
    List<Branch> branches = new ArrayList<>();
    for (ResourceClass member : members) {
      for (ResourceMethod method : member.methods()) {
        byTemplate
            .computeIfAbsent(template(method.template()).key(), k -> new ArrayList<>())
            .add(new Route(member.name(), method, effective(member, method, inheritedPolicy)));
      }
      for (Locator locator : member.locators()) {
        branches.add(branch(locator, inheritedPolicy, inheritedHeaders));
      }
    }
    List<Endpoint> endpoints = new ArrayList<>();
    for (List<Route> sharing : byTemplate.values()) {
      endpoints.add(endpoint(sharing, inheritedHeaders));
      routes.addAll(sharing);
    }
    node.complete(endpoints, branches);
  }

  /** DESIGN section 4, "nearest wins": the locator's policy stands between own and outer. */
  private @Nullable Policy effective(
      ResourceClass resource, ResourceMethod method, @Nullable Policy inherited) {
    if (method.own() != null) {
      return policies.of(method.own());
    }
    if (inherited != null) {
      return inherited;
    }
    return method.outer() != null
        ? policies.of(method.outer())
        : ofApplication.apply(resource.name());
  }

  private Endpoint endpoint(List<Route> routes, SortedSet<String> inheritedHeaders) {
    Map<String, Map<@Nullable Policy, List<List<String>>>> inferred = new LinkedHashMap<>();
    for (Route route : routes) {
      // Methods whose policies grant the same share the union of their inferred headers.
      List<List<String>> headers =
          inferred
              .computeIfAbsent(route.method().httpMethod(), k -> new LinkedHashMap<>())
              .computeIfAbsent(route.policy(), k -> new ArrayList<>());
      headers.add(route.method().requestHeaders());
      headers.add(List.copyOf(inheritedHeaders));
    }
    Map<String, Set<Terms>> terms = new LinkedHashMap<>();
    inferred.forEach((httpMethod, byPolicy) -> {
      Set<Terms> distinct = new LinkedHashSet<>();
      byPolicy.forEach((policy, headers) -> distinct.add(Terms.of(policy, headers)));
      terms.put(httpMethod, distinct);
    });
    UriTemplate template = template(routes.get(0).method().template());
    return new Endpoint(template, terms, List.copyOf(routes));
  }

  private Branch branch(
      Locator locator, @Nullable Policy inheritedPolicy, SortedSet<String> inheritedHeaders) {
    UriTemplate template = template(locator.template());
    Policy own = policies.of(locator.own());
    SortedSet<String> headers = new TreeSet<>(inheritedHeaders);
    headers.addAll(locator.requestHeaders());
    ResourceClass target = locator.target() == null ? null : classes.get(locator.target());
    if (target != null) {
      Policy handedDown = own != null ? own : inheritedPolicy;
      State state = new State(target.name(), handedDown, headers);
      return new Branch(template, node(state, target), Terms.of(null, List.of()));
    }
    // A target that no table describes may have been meant by a policy of its class: trust none.
    Policy opaque = locator.target() == null ? own : null;
    opaquePolicies.add(opaque);
    return new Branch(template, null, Terms.of(opaque, List.of(List.copyOf(headers))));
  }
}
