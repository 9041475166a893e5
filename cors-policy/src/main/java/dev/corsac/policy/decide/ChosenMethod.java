package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.path.Match;
import dev.corsac.policy.path.Reading;
import dev.corsac.policy.path.RequestPath;
import dev.corsac.policy.path.Steps;
import dev.corsac.policy.path.UndecidedPathException;
import dev.corsac.policy.route.ResourceMethod;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource method that a server can choose, looked up once and kept. Immutable and thread safe.
 * Where all ways to the method agree on the policy, asking costs nothing.
 *
 * <p>Below an opaque locator nothing is granted but by the policy of the locator method: that is
 * what a preflight request there is judged by. A policy of the method's own can only take away.
 */
public final class ChosenMethod {

  /** The resource method, as a class has it. */
  record Key(String className, ResourceMethod method) {}

  /**
   * What it can be.
   *
   * @param own its own policy; null if it is that of the way
   * @param reachable whether any way to it is known
   */
  record Candidate(Key key, @Nullable Policy own, boolean reachable) {

    /** The policy below an opaque locator with this policy. */
    @Nullable Policy below(@Nullable Policy opaque) {
      return own == null ? opaque : Agreement.of(Arrays.asList(own, opaque));
    }
  }

  private final RouteGraph graph;
  private final Set<Candidate> candidates;
  private final Set<@Nullable Policy> policies;
  private final boolean agreed;
  private final @Nullable Policy policy;

  /**
   * Makes one.
   *
   * @param policies of all ways to the method
   */
  ChosenMethod(RouteGraph graph, Set<Candidate> candidates, Set<@Nullable Policy> policies) {
    this.graph = graph;
    this.candidates = Set.copyOf(candidates);
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
   * The same for a request without {@code Origin}: an unusual path is not looked at, and granted
   * nothing, where the ways to the method do not agree.
   *
   * @param httpMethod the request's method
   * @param rawPath the raw request path below the base path, with the slash that begins it
   */
  public @Nullable Policy policyWithoutOrigin(String httpMethod, String rawPath) {
    return agreed || RequestPath.isOrdinaryAndShort(rawPath, 0)
        ? policy(httpMethod, rawPath)
        : Policy.UNDECIDED;
  }

  /**
   * The same method where it can also be reached as another: a locator that declares a supertype
   * may return this class.
   */
  public ChosenMethod or(ChosenMethod other) {
    Set<Candidate> all = new HashSet<>(candidates);
    all.addAll(other.candidates);
    Set<@Nullable Policy> possible = new LinkedHashSet<>(policies);
    possible.addAll(other.policies);
    return new ChosenMethod(graph, all, possible);
  }

  /** Whether all ways to the method agree, so that the path does not matter. */
  public boolean isAgreed() {
    return agreed;
  }

  /** The policy on which all ways agree; null if it is not governed, or they do not. */
  public @Nullable Policy agreedPolicy() {
    return policy;
  }

  /**
   * Every policy that could hold for a request, for whoever has to satisfy each of them. None where
   * no way to the method is known; where a filter has changed the path, those of all ways.
   *
   * @param httpMethod the request's method
   * @param rawPath the raw request path below the base path; null if it is not known
   * @return null among them if it may be not governed
   */
  public Set<@Nullable Policy> policies(String httpMethod, @Nullable String rawPath) {
    if (policies.size() <= 1 || rawPath == null) {
      return policies;
    }
    Set<@Nullable Policy> onPath = onPath(httpMethod, rawPath);
    return onPath.isEmpty() ? policies : onPath;
  }

  private @Nullable Policy byPath(String httpMethod, String rawPath) {
    Set<@Nullable Policy> possible = onPath(httpMethod, rawPath);
    return possible.size() == 1 ? possible.iterator().next() : null;
  }

  private Set<@Nullable Policy> onPath(String httpMethod, String rawPath) {
    Map<Key, Set<@Nullable Policy>> ways = new HashMap<>();
    Set<@Nullable Policy> opaque = new LinkedHashSet<>();
    Steps steps = new Steps(rawPath.length());
    try {
      for (Reading path : RequestPath.readings(rawPath, 0, steps)) {
        new Ways(path, steps, httpMethod, ways).collect();
        if (!graph.opaquePolicies().isEmpty()) {
          opaque.addAll(new StagedMatch(graph.roots(), path, steps).opaquePolicies(httpMethod));
        }
      }
    } catch (UndecidedPathException e) {
      return Set.of(Policy.UNDECIDED);
    }
    return possible(ways, opaque);
  }

  private Set<@Nullable Policy> possible(
      Map<Key, Set<@Nullable Policy>> ways, Set<@Nullable Policy> opaque) {
    Set<@Nullable Policy> possible = new LinkedHashSet<>();
    ways.values().forEach(possible::addAll);
    for (Candidate candidate : candidates) {
      if (candidate.own() == null) {
        possible.addAll(opaque);
      } else if (ways.isEmpty()) {
        opaque.forEach(policy -> possible.add(candidate.below(policy)));
      }
    }
    if (possible.isEmpty()) {
      // Another path than the one that was matched, as filters can set it.
      candidates.stream()
          .filter(candidate -> candidate.own() != null)
          .forEach(each -> possible.add(each.reachable() ? each.own() : each.below(null)));
    }
    return possible;
  }

  /** Every route of the method that matches a path, whatever else matches it too. */
  private final class Ways {
    private record Visit(ResourceNode node, int from) {}

    private final Reading path;
    private final Steps steps;
    private final String httpMethod;
    private final Map<Key, Set<@Nullable Policy>> policies;
    private final Set<Visit> visited = new HashSet<>();

    Ways(Reading path, Steps steps, String httpMethod, Map<Key, Set<@Nullable Policy>> policies) {
      this.path = path;
      this.steps = steps;
      this.httpMethod = httpMethod;
      this.policies = policies;
    }

    void collect() {
      graph
          .roots()
          .beginning(path, 0, steps)
          .forEach(root -> visit(root.what().node(), root.end()));
    }

    private void visit(ResourceNode node, int from) {
      if (!visited.add(new Visit(node, from))) {
        return;
      }
      steps.take(1);
      for (Match<ResourceNode.Endpoint> endpoint : node.endpoints().matching(path, from, steps)) {
        for (ResourceNode.Route route : endpoint.what().routes()) {
          Key key = new Key(route.className(), route.method());
          if (isMine(key)) {
            policies.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(route.policy());
          }
        }
      }
      for (Match<ResourceNode.Branch> branch : node.branches().beginning(path, from, steps)) {
        ResourceNode target = branch.what().target();
        if (target != null) {
          visit(target, branch.end());
        }
      }
    }

    private boolean isMine(Key key) {
      return serves(key.method().httpMethod())
          && candidates.stream().anyMatch(candidate -> candidate.key().equals(key));
    }

    /** A method with two designators is two routes; a server's own OPTIONS is either of them. */
    private boolean serves(String designator) {
      List<String> mine =
          candidates.stream().map(each -> each.key().method().httpMethod()).distinct().toList();
      String served = httpMethod.equals("HEAD") && !mine.contains("HEAD") ? "GET" : httpMethod;
      return !mine.contains(served) || designator.equals(served);
    }
  }
}
