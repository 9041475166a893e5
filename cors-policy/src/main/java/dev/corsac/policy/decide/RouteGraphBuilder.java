package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.decide.ResourceNode.Branch;
import dev.corsac.policy.decide.ResourceNode.Endpoint;
import dev.corsac.policy.decide.ResourceNode.Route;
import dev.corsac.policy.decide.RouteGraph.Root;
import dev.corsac.policy.path.TemplateIndex;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds the graph of routes: first the nodes, one for each class and policy that is handed down to
 * it, then the request headers of the locators that lead to each, then what is at them. A node has
 * the headers of all ways to it, since ways that differ in nothing else are as many as there are
 * orders to walk the locators in.
 */
final class RouteGraphBuilder {

  private record Key(String className, @Nullable Policy inheritedPolicy) {}

  /** A node in the making. */
  private static final class Draft {
    private final ResourceNode node = new ResourceNode();
    private final List<ResourceClass> members;
    private final @Nullable Policy inheritedPolicy;
    private final List<Way> ways = new ArrayList<>();
    private final Set<String> inheritedHeaders = new TreeSet<>();

    Draft(List<ResourceClass> members, @Nullable Policy inheritedPolicy) {
      this.members = members;
      this.inheritedPolicy = inheritedPolicy;
    }
  }

  /** A locator, and where it leads: null if it is opaque, or no table describes its target. */
  private record Way(Locator locator, @Nullable Draft target) {}

  private final Map<String, ResourceClass> classes;
  private final BoundPolicies policies;
  private final Function<String, @Nullable Policy> ofApplication;
  private final Map<String, UriTemplate> templates = new HashMap<>();
  private final Map<Key, Draft> byKey = new HashMap<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final Deque<Draft> pending = new ArrayDeque<>();
  private final List<Route> routes = new ArrayList<>();
  private final Set<@Nullable Policy> opaquePolicies = new LinkedHashSet<>();

  RouteGraphBuilder(
      Map<String, ResourceClass> classes,
      BoundPolicies policies,
      Function<String, @Nullable Policy> ofApplication) {
    this.classes = classes;
    this.policies = policies;
    this.ofApplication = ofApplication;
  }

  RouteGraph graph(Predicate<String> served) {
    Map<String, List<ResourceClass>> byTemplate = new LinkedHashMap<>();
    for (ResourceClass resource : classes.values()) {
      if (resource.template() != null && served.test(resource.name())) {
        String key = template(resource.template()).key();
        byTemplate.computeIfAbsent(key, k -> new ArrayList<>()).add(resource);
      }
    }
    List<Root> roots = new ArrayList<>();
    for (List<ResourceClass> sharing : byTemplate.values()) {
      UriTemplate template =
          best(sharing.stream().map(ResourceClass::template).filter(Objects::nonNull));
      roots.add(new Root(template, draft(sharing, null).node));
    }
    while (!pending.isEmpty()) {
      follow(pending.remove());
    }
    handHeadersDown();
    drafts.forEach(this::complete);
    return new RouteGraph(
        new TemplateIndex<>(roots),
        List.copyOf(routes),
        Collections.unmodifiableSet(opaquePolicies));
  }

  private UriTemplate template(String text) {
    return templates.computeIfAbsent(text, UriTemplate::parse);
  }

  private UriTemplate best(Stream<String> same) {
    return UriTemplate.bestOf(same.map(this::template));
  }

  private Draft draft(List<ResourceClass> members, @Nullable Policy inheritedPolicy) {
    Draft draft = new Draft(members, inheritedPolicy);
    drafts.add(draft);
    pending.add(draft);
    return draft;
  }

  private void follow(Draft draft) {
    for (ResourceClass member : draft.members) {
      for (Locator locator : member.locators()) {
        if (locator.target() == null || !classes.containsKey(locator.target())) {
          draft.ways.add(new Way(locator, null));
          continue;
        }
        // One for each class that it may return: a preflight has to satisfy all of them.
        for (String name : locator.targets()) {
          ResourceClass target = classes.get(name);
          if (target != null) {
            draft.ways.add(new Way(locator, target(target, locator, draft)));
          }
        }
      }
    }
  }

  private Draft target(ResourceClass target, Locator locator, Draft from) {
    Policy handedDown = handedDown(locator, from);
    Key key = new Key(target.name(), handedDown);
    Draft known = byKey.get(key);
    if (known == null) {
      known = draft(List.of(target), handedDown);
      byKey.put(key, known);
    }
    return known;
  }

  /** Below what says nothing only the locator method's own policy counts. */
  private @Nullable Policy handedDown(Locator locator, Draft from) {
    Policy own = policies.of(locator.own());
    return own != null || locator.target() == null ? own : from.inheritedPolicy;
  }

  /** A node comes again only if it has gained a name. */
  private void handHeadersDown() {
    Set<Draft> gaining = new LinkedHashSet<>(drafts);
    while (!gaining.isEmpty()) {
      Draft draft = gaining.iterator().next();
      gaining.remove(draft);
      for (Way way : draft.ways) {
        Draft target = way.target();
        if (target != null) {
          boolean ofLocator = target.inheritedHeaders.addAll(way.locator().requestHeaders());
          boolean handedDown = target.inheritedHeaders.addAll(draft.inheritedHeaders);
          if (ofLocator || handedDown) {
            gaining.add(target);
          }
        }
      }
    }
  }

  private void complete(Draft draft) {
    Map<String, List<Route>> byTemplate = new LinkedHashMap<>();
    for (ResourceClass member : draft.members) {
      for (ResourceMethod method : member.methods()) {
        byTemplate
            .computeIfAbsent(template(method.template()).key(), k -> new ArrayList<>())
            .add(
                new Route(member.name(), method, effective(member, method, draft.inheritedPolicy)));
      }
    }
    List<Endpoint> endpoints = new ArrayList<>();
    for (List<Route> sharing : byTemplate.values()) {
      endpoints.add(endpoint(sharing, draft.inheritedHeaders));
      routes.addAll(sharing);
    }
    draft.node.complete(endpoints, draft.ways.stream().map(way -> branch(way, draft)).toList());
  }

  /**
   * docs/architecture.md#which-policy-applies: the locator's policy stands between own and outer.
   */
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

  private Endpoint endpoint(List<Route> routes, Set<String> inheritedHeaders) {
    Map<String, Set<Terms>> terms = new LinkedHashMap<>();
    for (Route route : routes) {
      terms
          .computeIfAbsent(route.method().httpMethod(), k -> new LinkedHashSet<>())
          .add(Terms.of(route.policy(), inheritedHeaders, route.method().requestHeaders()));
    }
    UriTemplate template = best(routes.stream().map(route -> route.method().template()));
    return new Endpoint(template, terms, List.copyOf(routes));
  }

  private Branch branch(Way way, Draft from) {
    UriTemplate template = template(way.locator().template());
    Draft target = way.target();
    Policy nearest = handedDown(way.locator(), from);
    HandedPolicy handedDown =
        new HandedPolicy(nearest, nearest == null ? from.inheritedPolicy : null);
    if (target != null) {
      return new Branch(template, target.node, Terms.of(null, Set.of(), List.of()), handedDown);
    }
    // A target that no table describes may have been meant by a policy of its class: trust none.
    Policy opaque = way.locator().target() == null ? policies.of(way.locator().own()) : null;
    opaquePolicies.add(opaque);
    return new Branch(
        template,
        null,
        Terms.of(opaque, from.inheritedHeaders, way.locator().requestHeaders()),
        handedDown);
  }
}
