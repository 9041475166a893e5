package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resource methods by what servers report of them: class or alias, and signature. */
final class ChosenMethods {
  private final RouteGraph graph;
  private final BoundPolicies policies;
  private final Map<ChosenMethod.Key, Set<@Nullable Policy>> ways = new HashMap<>();

  private ChosenMethods(RouteGraph graph, BoundPolicies policies) {
    this.graph = graph;
    this.policies = policies;
    for (ResourceNode.Route route : graph.routes()) {
      ways.computeIfAbsent(
              new ChosenMethod.Key(route.className(), route.method()), k -> new LinkedHashSet<>())
          .add(route.policy());
    }
  }

  static Map<String, Map<String, ChosenMethod>> of(
      Map<String, ResourceClass> classes, RouteGraph graph, BoundPolicies policies) {
    Map<String, Map<String, Set<ChosenMethod.Key>>> keys = new LinkedHashMap<>();
    for (ResourceClass resource : classes.values()) {
      List<String> names = new ArrayList<>(resource.aliases());
      names.add(resource.name());
      for (String name : names) {
        Map<String, Set<ChosenMethod.Key>> bySignature =
            keys.computeIfAbsent(name, k -> new HashMap<>());
        for (ResourceMethod method : resource.methods()) {
          for (String signature : method.signatures()) {
            bySignature
                .computeIfAbsent(signature, k -> new LinkedHashSet<>())
                .add(new ChosenMethod.Key(resource.name(), method));
          }
        }
      }
    }
    ChosenMethods chosen = new ChosenMethods(graph, policies);
    Map<String, Map<String, ChosenMethod>> methods = new HashMap<>();
    keys.forEach((name, bySignature) -> {
      Map<String, ChosenMethod> resolved = new HashMap<>();
      bySignature.forEach((signature, same) -> resolved.put(signature, chosen.method(same)));
      methods.put(name, resolved);
    });
    return methods;
  }

  private ChosenMethod method(Set<ChosenMethod.Key> keys) {
    Set<ChosenMethod.Candidate> candidates = new LinkedHashSet<>();
    Set<@Nullable Policy> possible = new LinkedHashSet<>();
    for (ChosenMethod.Key key : keys) {
      Set<@Nullable Policy> known = ways.getOrDefault(key, Set.of());
      ChosenMethod.Candidate candidate =
          new ChosenMethod.Candidate(key, policies.of(key.method().own()), !known.isEmpty());
      candidates.add(candidate);
      possible.addAll(known);
      // An opaque locator can lead to any class.
      graph.opaquePolicies().forEach(opaque -> possible.add(candidate.below(opaque)));
      if (known.isEmpty() && candidate.own() != null && graph.opaquePolicies().isEmpty()) {
        // Nothing leads to it that the tables know: whatever does, its own policy is all there is.
        possible.add(candidate.own());
      }
    }
    return new ChosenMethod(graph, candidates, possible);
  }
}
