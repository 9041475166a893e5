package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.path.Reading;
import dev.corsac.policy.path.Steps;
import dev.corsac.policy.path.TemplateIndex;
import dev.corsac.policy.path.UndecidedPathException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All that the table says of one path: every HTTP method there, in every reading and choice. */
final class PathView {
  private static final List<String> USUAL_ORDER =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  private final Map<String, Set<Terms>> terms = new LinkedHashMap<>();
  private final Map<String, Set<Terms>> yielded = new LinkedHashMap<>();
  private final Map<String, Integer> readingsWith = new LinkedHashMap<>();
  private int readings;
  private int readingsThatMatch;

  /**
   * All that is at a path.
   *
   * @param paths the ways to read it
   * @throws UndecidedPathException if a regular expression takes too long for it, or fails
   */
  PathView(TemplateIndex<RouteGraph.Root> roots, List<Reading> paths, Steps steps) {
    for (Reading path : paths) {
      ResourceNode.Endpoint only = OnlyEndpoint.at(roots, path, steps);
      if (only == null) {
        add(path, new StagedMatch(roots, path, steps));
      } else {
        add(path, only);
      }
    }
    shareHeaders();
  }

  /**
   * All that is at one endpoint, which is the only one that any server could choose.
   *
   * @param always whether it is found however the path is read; if not, something has to be that
   *     does not lead there, and nowhere else
   */
  PathView(ResourceNode.Endpoint only, boolean always) {
    readings = always ? 1 : 2;
    readingsThatMatch = 1;
    only.httpMethods().forEach(httpMethod -> add(httpMethod, only.terms(httpMethod), 1));
    shareHeaders();
  }

  private void add(Reading path, ResourceNode.Endpoint only) {
    count(path, !only.httpMethods().isEmpty());
    int reading = path.tentative() ? 0 : 1;
    only.httpMethods().forEach(httpMethod -> add(httpMethod, only.terms(httpMethod), reading));
  }

  private void count(Reading path, boolean matches) {
    if (!path.tentative()) {
      readings++;
      readingsThatMatch += matches ? 1 : 0;
    }
  }

  private void add(String httpMethod, Set<Terms> found, int inReadings) {
    terms.computeIfAbsent(httpMethod, k -> new LinkedHashSet<>()).addAll(found);
    readingsWith.merge(httpMethod, inReadings, Integer::sum);
  }

  private void add(Reading path, StagedMatch match) {
    count(path, !match.found().isEmpty());
    int reading = path.tentative() ? 0 : 1;
    match.found().forEach((httpMethod, found) -> add(httpMethod, found, reading));
    match
        .yielded()
        .forEach((httpMethod, terms) ->
            yielded.computeIfAbsent(httpMethod, k -> new LinkedHashSet<>()).addAll(terms));
  }

  /**
   * The methods here under one policy share their headers: browsers remember header names for a
   * URL, whatever the method. What only some server goes on to takes part, but adds nothing.
   */
  private void shareHeaders() {
    Map<Policy, RequestHeaders> shared = new HashMap<>();
    for (Set<Terms> choices : terms.values()) {
      for (Terms each : choices) {
        if (each.policy() != null) {
          shared.merge(each.policy(), each.headers(), RequestHeaders::or);
        }
      }
    }
    terms.replaceAll((httpMethod, choices) -> sharing(choices, shared));
    yielded.replaceAll((httpMethod, choices) -> sharing(choices, shared));
  }

  private static Set<Terms> sharing(Set<Terms> choices, Map<Policy, RequestHeaders> shared) {
    Set<Terms> sharing = new LinkedHashSet<>();
    for (Terms each : choices) {
      RequestHeaders more = shared.get(each.policy());
      sharing.add(more == null ? each : new Terms(each.policy(), each.headers().or(more)));
    }
    return sharing;
  }

  /** Whether no template matches, however the path is read. */
  boolean isEmpty() {
    return terms.isEmpty();
  }

  /** Whether anything here is under a policy. */
  boolean isGoverned() {
    return terms.values().stream().flatMap(Set::stream).anyMatch(t -> t.policy() != null);
  }

  /** Every HTTP method that exists here, in any reading. */
  List<String> methods() {
    return List.copyOf(terms.keySet());
  }

  /** Whether the HTTP method exists here, in any reading. */
  boolean has(String httpMethod) {
    return terms.containsKey(httpMethod);
  }

  /** What the method grants, in every reading and choice; empty if it does not exist. */
  Set<Terms> terms(String httpMethod) {
    return terms.getOrDefault(httpMethod, Set.of());
  }

  /** The same, with what some server goes on to where the method does not exist. */
  Set<Terms> termsAnywhere(String httpMethod) {
    Set<Terms> elsewhere = yielded.get(httpMethod);
    if (elsewhere == null) {
      return terms(httpMethod);
    }
    Set<Terms> anywhere = new LinkedHashSet<>(terms(httpMethod));
    anywhere.addAll(elsewhere);
    return anywhere;
  }

  /** Whether the method exists however the path is read. */
  boolean everyReadingHas(String httpMethod) {
    return readingsWith.getOrDefault(httpMethod, 0) == readings;
  }

  /** The set M of the preflight table: methods that every reading and every choice grants. */
  List<String> grantedMethods(Predicate<Policy> allows) {
    List<String> granted = new ArrayList<>();
    terms.forEach((httpMethod, choices) -> {
      if (everyReadingHas(httpMethod) && choices.stream().allMatch(t -> t.grants(allows))) {
        granted.add(httpMethod);
      }
    });
    granted.sort(
        Comparator.comparingInt(PathView::usualPlace).thenComparing(Comparator.naturalOrder()));
    return granted;
  }

  private static int usualPlace(String httpMethod) {
    int place = USUAL_ORDER.indexOf(httpMethod);
    return place < 0 ? USUAL_ORDER.size() : place;
  }

  /** The policies that could hold for a request, null for none; several if they disagree. */
  Set<@Nullable Policy> policies(String httpMethod) {
    Set<@Nullable Policy> policies = new LinkedHashSet<>();
    if (has(httpMethod)) {
      terms(httpMethod).forEach(t -> policies.add(t.policy()));
      if (!everyReadingHas(httpMethod)) {
        policies.add(null);
      }
    } else {
      terms.values().forEach(choices -> choices.forEach(t -> policies.add(t.policy())));
      if (readingsThatMatch < readings) {
        policies.add(null);
      }
    }
    return policies;
  }
}
