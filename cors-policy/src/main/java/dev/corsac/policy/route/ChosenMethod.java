package dev.corsac.policy.route;

import dev.corsac.policy.Policy;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource method that a server can choose, looked up once and kept. Immutable and thread safe.
 * Where all ways to the method agree on the policy, asking costs nothing.
 */
public final class ChosenMethod {

  /** The resource method, as a class has it. */
  record Key(String className, ResourceMethod method) {}

  private final RouteGraph graph;
  private final Set<Key> keys;
  private final boolean anyWayBelowOpaque;
  private final Set<@Nullable Policy> policies;
  private final boolean agreed;
  private final @Nullable Policy policy;

  /**
   * @param policies of all ways to the method
   * @param anyWayBelowOpaque whether opaque locators are among these ways
   */
  ChosenMethod(
      RouteGraph graph, Set<Key> keys, Set<@Nullable Policy> policies, boolean anyWayBelowOpaque) {
    this.graph = graph;
    this.keys = Set.copyOf(keys);
    this.anyWayBelowOpaque = anyWayBelowOpaque;
    this.policies = policies;
    this.agreed = policies.size() <= 1;
    this.policy = policies.size() == 1 ? policies.iterator().next() : null;
  }

  /**
   * The policy under which the method answers a request.
   *
   * @param httpMethod the request's method
   * @param rawPath the raw request path below the base path, with the slash that begins it
   * @return null if it is not governed, or if several routes match the path and differ
   */
  public @Nullable Policy policy(String httpMethod, String rawPath) {
    return agreed ? policy : byPath(httpMethod, rawPath);
  }

  /**
   * The same method where it can also be reached as another: a locator that declares a supertype
   * may return this class.
   */
  public ChosenMethod or(ChosenMethod other) {
    Set<Key> all = new HashSet<>(keys);
    all.addAll(other.keys);
    Set<@Nullable Policy> possible = new LinkedHashSet<>(policies);
    possible.addAll(other.policies);
    return new ChosenMethod(graph, all, possible, anyWayBelowOpaque || other.anyWayBelowOpaque);
  }

  /** Whether all ways to the method agree, so that the path does not matter. */
  public boolean isAgreed() {
    return agreed;
  }

  /** The policy on which all ways agree; null if it is not governed, or they do not. */
  public @Nullable Policy agreedPolicy() {
    return policy;
  }

  private @Nullable Policy byPath(String httpMethod, String rawPath) {
    Set<@Nullable Policy> policies = new LinkedHashSet<>();
    for (Reading path : RequestPath.readings(rawPath, 0)) {
      new Ways(path, httpMethod, policies).collect();
      if (anyWayBelowOpaque) {
        policies.addAll(new StagedMatch(graph.roots(), path).opaquePolicies());
      }
    }
    return policies.size() == 1 ? policies.iterator().next() : null;
  }

  /** Every route of the method that matches a path, whatever else matches it too. */
  private final class Ways {
    private record Visit(ResourceNode node, int from) {}

    private final Reading path;
    private final String httpMethod;
    private final Set<@Nullable Policy> policies;
    private final Set<Visit> visited = new HashSet<>();

    Ways(Reading path, String httpMethod, Set<@Nullable Policy> policies) {
      this.path = path;
      this.httpMethod = httpMethod;
      this.policies = policies;
    }

    void collect() {
      graph.roots().beginning(path, 0).forEach(root -> visit(root.what().node(), root.end()));
    }

    private void visit(ResourceNode node, int from) {
      if (!visited.add(new Visit(node, from))) {
        return;
      }
      for (Match<ResourceNode.Endpoint> endpoint : node.endpoints().matching(path, from)) {
        endpoint.what().routes().stream()
            .filter(this::isMine)
            .forEach(r -> policies.add(r.policy()));
      }
      for (Match<ResourceNode.Branch> branch : node.branches().beginning(path, from)) {
        ResourceNode target = branch.what().target();
        if (target != null) {
          visit(target, branch.end());
        }
      }
    }

    private boolean isMine(ResourceNode.Route route) {
      return serves(route.method().httpMethod())
          && keys.contains(new Key(route.className(), route.method()));
    }

    /** A method with two designators is two routes; a server's own OPTIONS is either of them. */
    private boolean serves(String designator) {
      List<String> mine = keys.stream().map(key -> key.method().httpMethod()).distinct().toList();
      String served = httpMethod.equals("HEAD") && !mine.contains("HEAD") ? "GET" : httpMethod;
      return !mine.contains(served) || designator.equals(served);
    }
  }
}
