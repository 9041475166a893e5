package dev.corsac.cli.compare;

import dev.corsac.cli.application.GuardState;
import dev.corsac.cli.compare.Difference.Kind;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.surface.InferredHeader;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
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
    static Key of(SurfaceRoute route) {
      String template = route.template();
      return new Key(
          UriTemplate.isWellFormed(template) ? UriTemplate.parse(template).key() : template,
          route.method());
    }
  }

  private final List<Difference> differences = new ArrayList<>();
  private String policy = "";

  private Differences() {}

  /** The differences, sorted by template and method. */
  public static List<Difference> between(List<SurfaceRoute> before, List<SurfaceRoute> after) {
    Map<Key, List<SurfaceRoute>> old = byKey(before);
    Map<Key, List<SurfaceRoute>> now = byKey(after);
    Differences differences = new Differences();
    for (Key key : sortedKeys(after, before)) {
      differences.compare(old.getOrDefault(key, List.of()), now.getOrDefault(key, List.of()));
    }
    return List.copyOf(differences.differences);
  }

  private static Collection<Key> sortedKeys(List<SurfaceRoute> after, List<SurfaceRoute> before) {
    return Stream.concat(after.stream(), before.stream())
        .sorted(Comparator.comparing(SurfaceRoute::template).thenComparing(SurfaceRoute::method))
        .map(Key::of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Map<Key, List<SurfaceRoute>> byKey(List<SurfaceRoute> routes) {
    Map<Key, List<SurfaceRoute>> byKey = new LinkedHashMap<>();
    for (SurfaceRoute route : routes) {
      byKey.computeIfAbsent(Key.of(route), k -> new ArrayList<>()).add(route);
    }
    return byKey;
  }

  /** Several Java methods may share a method and a template; media types choose between them. */
  private void compare(List<SurfaceRoute> before, List<SurfaceRoute> after) {
    List<SurfaceRoute> old = new ArrayList<>(before);
    List<SurfaceRoute> added = new ArrayList<>();
    for (SurfaceRoute route : after) {
      Optional<SurfaceRoute> same =
          old.stream().filter(each -> sameMethod(each, route)).findFirst();
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

  private static boolean sameMethod(SurfaceRoute one, SurfaceRoute other) {
    return one.resourceClass().equals(other.resourceClass())
        && one.resourceMethod().equals(other.resourceMethod());
  }

  private void added(SurfaceRoute route) {
    policy = bearer(route, route);
    Optional<PolicyDeclaration> grant = grant(route);
    if (grant.isPresent()) {
      add(
          Kind.WIDENED,
          route,
          "new route, open to "
              + origins(grant.get())
              + (GuardState.of(route) == GuardState.UNGUARDED ? ", and not guarded" : ""));
    } else if (GuardState.of(route) == GuardState.UNGUARDED) {
      add(Kind.WIDENED, route, "new route, open to no other origin, but not guarded");
    } else {
      add(Kind.CHANGED, route, "new route, open to no other origin");
    }
  }

  private void removed(SurfaceRoute route) {
    policy = bearer(route, route);
    boolean granted = grant(route).isPresent();
    add(granted ? Kind.NARROWED : Kind.CHANGED, route, "the route is gone");
  }

  private static String bearer(SurfaceRoute before, SurfaceRoute after) {
    return after
        .policy()
        .or(before::policy)
        .map(SurfacePolicy::bearer)
        .orElseGet(after::resourceClass);
  }

  private void compare(SurfaceRoute before, SurfaceRoute after) {
    policy = bearer(before, after);
    if (GuardState.of(before) == GuardState.GUARDED && GuardState.of(after) != GuardState.GUARDED) {
      add(Kind.WIDENED, after, "no longer guarded: any site can make browsers send this request");
    } else if (GuardState.of(before) == GuardState.UNGUARDED
        && GuardState.of(after) == GuardState.GUARDED) {
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

  private void compare(
      SurfaceRoute before, PolicyDeclaration old, SurfaceRoute after, PolicyDeclaration now) {
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
      SurfaceRoute route,
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

  private static List<String> requestHeaders(SurfaceRoute route, PolicyDeclaration policy) {
    List<String> names = new ArrayList<>(policy.allowedHeaders());
    route.requestHeaders().stream()
        .map(InferredHeader::name)
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

  private static Optional<PolicyDeclaration> grant(SurfaceRoute route) {
    return route.policy().map(SurfacePolicy::declaration).filter(PolicyDeclaration::crossOrigin);
  }

  private static String origins(PolicyDeclaration policy) {
    return String.join(", ", policy.effectiveOrigins());
  }

  private void add(Kind kind, SurfaceRoute route, String text) {
    differences.add(new Difference(kind, route, text, policy));
  }
}
