package dev.corsac.cli.compare;

import dev.corsac.cli.application.Route;
import dev.corsac.cli.application.Route.RoutePolicy;
import dev.corsac.cli.compare.Difference.Kind;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.path.UriTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares two surfaces by what they grant: an origin that a pattern covers already is nothing new.
 * What cannot be told counts as widened.
 */
public final class Differences {
  /** What is called: a variable's name is nobody's business but the method's. */
  private record Key(String paths, String method) {
    static Key of(Route route) {
      String template = route.template();
      return new Key(
          UriTemplate.isWellFormed(template) ? UriTemplate.parse(template).key() : template,
          route.method());
    }
  }

  private final List<Difference> differences = new ArrayList<>();

  private Differences() {}

  /** The differences, sorted by template and method. */
  public static List<Difference> between(List<Route> before, List<Route> after) {
    Map<Key, List<Route>> old = byKey(before);
    Map<Key, List<Route>> now = byKey(after);
    Differences differences = new Differences();
    for (Key key : sortedKeys(after, before)) {
      differences.compare(old.getOrDefault(key, List.of()), now.getOrDefault(key, List.of()));
    }
    return List.copyOf(differences.differences);
  }

  private static Collection<Key> sortedKeys(List<Route> after, List<Route> before) {
    return Stream.concat(after.stream(), before.stream())
        .sorted(Comparator.comparing(Route::template).thenComparing(Route::method))
        .map(Key::of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Map<Key, List<Route>> byKey(List<Route> routes) {
    Map<Key, List<Route>> byKey = new LinkedHashMap<>();
    for (Route route : routes) {
      byKey.computeIfAbsent(Key.of(route), k -> new ArrayList<>()).add(route);
    }
    return byKey;
  }

  /** Several Java methods may share a method and a template; media types choose between them. */
  private void compare(List<Route> before, List<Route> after) {
    List<Route> old = new ArrayList<>(before);
    List<Route> added = new ArrayList<>();
    for (Route route : after) {
      Optional<Route> same = old.stream().filter(each -> sameMethod(each, route)).findFirst();
      if (same.isPresent()) {
        old.remove(same.get());
        compare(same.get(), route);
      } else {
        added.add(route);
      }
    }
    // Renamed or moved.
    while (!added.isEmpty() && !old.isEmpty()) {
      compare(old.remove(0), added.remove(0));
    }
    added.forEach(this::added);
    old.forEach(this::removed);
  }

  private static boolean sameMethod(Route one, Route other) {
    return one.resourceClass().equals(other.resourceClass())
        && one.resourceMethod().equals(other.resourceMethod());
  }

  private void added(Route route) {
    Optional<PolicyDeclaration> grant = grant(route);
    if (grant.isPresent()) {
      add(
          Kind.WIDENED,
          route,
          "new route, open to "
              + origins(grant.get())
              + (route.unguarded() ? ", and not guarded" : ""));
    } else if (route.unguarded()) {
      add(Kind.WIDENED, route, "new route, open to no other origin, but not guarded");
    } else {
      add(Kind.CHANGED, route, "new route, open to no other origin");
    }
  }

  private void removed(Route route) {
    boolean granted = grant(route).isPresent();
    add(granted ? Kind.NARROWED : Kind.CHANGED, route, "the route is gone");
  }

  private void compare(Route before, Route after) {
    if (before.guarded() && !after.guarded()) {
      add(Kind.WIDENED, after, "no longer guarded: any site can make browsers send this request");
    } else if (before.unguarded() && after.guarded()) {
      add(Kind.NARROWED, after, "guarded: requests that browsers send from elsewhere get 403");
    }
    Optional<PolicyDeclaration> old = grant(before);
    Optional<PolicyDeclaration> now = grant(after);
    if (old.isPresent() && now.isPresent()) {
      compare(before, old.get(), after, now.get());
    } else if (now.isPresent()) {
      add(
          Kind.WIDENED,
          after,
          "opened to "
              + origins(now.get())
              + (now.get().allowCredentials() ? ", with credentials" : ""));
    } else if (old.isPresent()) {
      add(Kind.NARROWED, after, "closed to " + origins(old.get()));
      if (after.policy().isEmpty()) {
        add(Kind.CHANGED, after, UNGOVERNED);
      }
    } else if (before.policy().isPresent() && after.policy().isEmpty()) {
      add(Kind.WIDENED, after, UNGOVERNED);
    } else if (before.policy().isEmpty() && after.policy().isPresent()) {
      add(Kind.NARROWED, after, "governed by @SameOrigin");
    }
  }

  private static final String UNGOVERNED =
      "no longer governed: CORS headers of other code are no longer removed";

  private void compare(Route before, PolicyDeclaration old, Route after, PolicyDeclaration now) {
    members(after, "origin", old.effectiveOrigins(), now.effectiveOrigins(), OriginCover::covers);
    members(
        after,
        "request header",
        requestHeaders(before, old),
        requestHeaders(after, now),
        Differences::coversRequestHeader);
    members(
        after,
        "exposed header",
        old.exposedHeaders(),
        now.exposedHeaders(),
        (names, name) -> names.contains("*") || containsName(names, name));
    if (old.allowCredentials() != now.allowCredentials()) {
      boolean more = now.allowCredentials();
      add(
          more ? Kind.WIDENED : Kind.NARROWED,
          after,
          more ? "credentials are allowed" : "credentials are no longer allowed");
    }
    if (old.maxAge() != now.maxAge()) {
      add(
          Kind.CHANGED,
          after,
          "browsers remember preflights for " + now.maxAge() + " s (" + old.maxAge() + " s)");
    }
    now.tolerate().stream()
        .filter(accepted -> old.tolerate().stream().noneMatch(o -> o.id().equals(accepted.id())))
        .forEach(accepted ->
            add(Kind.CHANGED, after, "tolerates " + accepted.id() + ": " + accepted.reason()));
  }

  private void members(
      Route route,
      String what,
      Collection<String> old,
      Collection<String> now,
      BiPredicate<Collection<String>, String> covers) {
    now.stream()
        .filter(each -> !covers.test(old, each))
        .forEach(each -> add(Kind.WIDENED, route, what + " " + each + " is allowed"));
    old.stream()
        .filter(each -> !covers.test(now, each))
        .forEach(each -> add(Kind.NARROWED, route, what + " " + each + " is no longer allowed"));
  }

  private static List<String> requestHeaders(Route route, PolicyDeclaration policy) {
    List<String> names = new ArrayList<>(policy.allowedHeaders());
    route.requestHeaders().stream()
        .map(Route.Header::name)
        .filter(name -> !containsName(names, name))
        .forEach(names::add);
    return names;
  }

  /** {@code *} does not cover Authorization (Fetch, "CORS non-wildcard request-header name"). */
  private static boolean coversRequestHeader(Collection<String> names, String name) {
    return containsName(names, name)
        || (names.contains("*") && !name.equalsIgnoreCase("Authorization"));
  }

  private static boolean containsName(Collection<String> names, String name) {
    return names.stream()
        .anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
  }

  private static Optional<PolicyDeclaration> grant(Route route) {
    return route.policy().map(RoutePolicy::declaration).filter(PolicyDeclaration::crossOrigin);
  }

  private static String origins(PolicyDeclaration policy) {
    return String.join(", ", policy.effectiveOrigins());
  }

  private void add(Kind kind, Route route, String text) {
    differences.add(new Difference(kind, route, text));
  }
}
