package dev.corsac.processor.resolve;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.surface.InferredHeader;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import dev.corsac.policy.surface.SurfaceRoute.Kind;
import dev.corsac.policy.surface.SurfaceWay;
import dev.corsac.processor.model.ApplicationDeclaration;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.InferredHeaders;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration.Designator;
import dev.corsac.processor.model.Scopes;
import dev.corsac.processor.model.SimpleRequests;
import dev.corsac.processor.model.Subtypes;
import dev.corsac.processor.model.Unreached;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The compiled surface, which is everything that can grant: every way from the base path to a
 * resource method, what is below opaque locators, the classes to which other compilations may lead,
 * and the {@code Application}s.
 */
public final class SurfaceWalk {

  /** Says where a recursive locator begins to repeat itself. */
  private static final String AND_SO_ON = "/…";

  /** Stands for any path. */
  private static final String ANY_PATH = "/**";

  private static final String ANY_METHOD = "*";

  /**
   * From here on another way from the same root to the same class under the same policy tells a
   * reviewer nothing new; classes that all lead to each other would have a way for each order.
   */
  private static final int MAX_WAYS = 8;

  private final CompilationModel model;
  private final Subtypes subtypes;
  private final List<SurfaceWay> ways = new ArrayList<>();
  private final Map<Way, Integer> counted = new HashMap<>();
  private final Set<ElementRef> bearers = new HashSet<>();
  private final Set<String> reached = new HashSet<>();

  private record Way(String root, String to, Optional<PolicyDeclaration> under) {}

  private SurfaceWalk(CompilationModel model) {
    this.model = model;
    this.subtypes = Subtypes.in(model);
  }

  /** All that can grant, sorted by template, method and class. */
  public static List<SurfaceWay> of(CompilationModel model) {
    SurfaceWalk surface = new SurfaceWalk(model);
    for (ResourceClassDeclaration resource : model.resources().values()) {
      if (resource.fromSource() && resource.isRoot()) {
        surface.walk(resource, join("", resource.path().get()), Kind.ROUTE);
      }
    }
    surface.addUnreached();
    surface.addApplications();
    surface.addHiddenPolicies();
    surface.ways.sort(ORDER);
    return List.copyOf(surface.ways);
  }

  private static final Comparator<SurfaceWay> ORDER =
      Comparator.comparing(
              SurfaceWay::route,
              Comparator.comparing(SurfaceRoute::template)
                  .thenComparing(SurfaceRoute::method)
                  .thenComparing(SurfaceRoute::resourceClass)
                  .thenComparing(SurfaceRoute::resourceMethod))
          .thenComparing(SurfaceWay::rootClass);

  private void walk(ResourceClassDeclaration root, String path, Kind kind) {
    walk(root.element().owner(), kind, root, path, Optional.empty(), List.of(), Set.of());
  }

  /** Without a policy they cannot grant: that of a locator is on the surface that has it. */
  private void addUnreached() {
    int ofRoots = ways.size();
    for (ResourceClassDeclaration resource : Unreached.of(model, reached::contains)) {
      walk(resource, ANY_PATH, Kind.UNREACHED);
    }
    ways.subList(ofRoots, ways.size()).removeIf(way -> way.route().policy().isEmpty());
  }

  /** One without a policy counts beside others: which of them is deployed makes a difference. */
  private void addApplications() {
    List<ApplicationDeclaration> applications = model.applications();
    if (applications.stream().allMatch(each -> each.policies().isEmpty())) {
      return;
    }
    for (ApplicationDeclaration each : applications) {
      add(
          each.element().owner(),
          Kind.APPLICATION,
          ANY_METHOD,
          ANY_PATH,
          each.element().owner(),
          "",
          List.of(),
          each.policies().stream().findFirst(),
          false);
    }
  }

  /**
   * Policies that stand in nobody's way here but count elsewhere: on an interface of which a class
   * here says otherwise, or on a package whose classes a locator reaches under its own policy.
   */
  private void addHiddenPolicies() {
    Set<ElementRef> shown = Set.copyOf(bearers);
    for (ResourceClassDeclaration resource : model.resources().values()) {
      if (resource.fromSource() && !resource.restClient()) {
        for (ResourceMethodDeclaration method : resource.methods()) {
          Optional<PolicyAnnotation> policy =
              Scopes.own(method)
                  .or(() -> method.isLocator() ? Optional.empty() : Scopes.ofPackage(resource));
          if (policy.isPresent() && !shown.contains(policy.get().bearer())) {
            add(method, resource, policy, InferredHeaders.of(resource, method));
          }
        }
      }
    }
  }

  private void add(
      ResourceMethodDeclaration method,
      ResourceClassDeclaration resource,
      Optional<PolicyAnnotation> policy,
      List<InferredHeader> headers) {
    String owner = resource.element().owner();
    String template = join(ANY_PATH, method.path().orElse(""));
    if (method.isLocator()) {
      addLocator(owner, resource, method, template, policy, headers);
    }
    for (Designator designator : method.designators()) {
      addRoute(Kind.UNREACHED, designator, owner, resource, method, template, policy, headers);
    }
  }

  private void addRoute(
      Kind kind,
      Designator designator,
      String root,
      ResourceClassDeclaration resource,
      ResourceMethodDeclaration method,
      String template,
      Optional<PolicyAnnotation> policy,
      List<InferredHeader> headers) {
    add(
        root,
        kind,
        designator.httpMethod(),
        template.isEmpty() ? "/" : template,
        resource.element().owner(),
        method.signatures().get(0),
        headers,
        policy,
        SimpleRequests.reach(method, designator.httpMethod()));
  }

  private void addLocator(
      String root,
      ResourceClassDeclaration resource,
      ResourceMethodDeclaration method,
      String template,
      Optional<PolicyAnnotation> policy,
      List<InferredHeader> headers) {
    add(
        root,
        Kind.LOCATOR,
        ANY_METHOD,
        template + ANY_PATH,
        resource.element().owner(),
        method.signatures().get(0),
        headers,
        policy,
        false);
  }

  private void add(
      String root,
      Kind kind,
      String method,
      String template,
      String resourceClass,
      String resourceMethod,
      List<InferredHeader> headers,
      Optional<PolicyAnnotation> policy,
      boolean simple) {
    policy.ifPresent(each -> bearers.add(each.bearer()));
    ways.add(
        new SurfaceWay(
            root,
            new SurfaceRoute(
                kind,
                method,
                template,
                resourceClass,
                resourceMethod,
                headers,
                policy.map(SurfaceWalk::policy),
                simple)));
  }

  private static SurfacePolicy policy(PolicyAnnotation annotation) {
    return new SurfacePolicy(
        annotation.bearer().toString(),
        annotation.declaredOn().toString(),
        annotation.declaration());
  }

  private void walk(
      String root,
      Kind kind,
      ResourceClassDeclaration resource,
      String path,
      Optional<PolicyAnnotation> inherited,
      List<InferredHeader> headersOnTheWay,
      Set<String> walked) {
    Set<String> walkedHere = new TreeSet<>(walked);
    reached.add(resource.element().owner());
    Way way =
        new Way(root, resource.element().owner(), inherited.map(PolicyAnnotation::declaration));
    boolean repeats =
        !walkedHere.add(resource.element().owner())
            || counted.merge(way, 1, Integer::sum) > MAX_WAYS;
    String base = repeats ? path + AND_SO_ON : path;
    for (ResourceMethodDeclaration method : resource.methods()) {
      List<InferredHeader> headers = new ArrayList<>(headersOnTheWay);
      for (InferredHeader header : InferredHeaders.of(resource, method)) {
        if (!holds(headers, header.name())) {
          headers.add(header);
        }
      }
      Optional<PolicyAnnotation> near = Scopes.near(method, inherited);
      Optional<PolicyAnnotation> policy = Scopes.inForce(near, resource, model);
      String template = join(base, method.path().orElse(""));
      for (Designator designator : method.designators()) {
        if (designator.isWellFormed()) {
          addRoute(kind, designator, root, resource, method, template, policy, headers);
        }
      }
      List<ResourceClassDeclaration> below = subtypes.mayReturn(method);
      if (method.isLocator() && below.isEmpty()) {
        // Below it only a policy of its own counts, and no package's.
        addLocator(root, resource, method, template, Scopes.own(method), headers);
      } else if (!repeats) {
        for (ResourceClassDeclaration next : below) {
          walk(root, kind, next, template, near, headers, walkedHere);
        }
      }
    }
  }

  private static boolean holds(List<InferredHeader> headers, String name) {
    for (InferredHeader header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private static String join(String base, String template) {
    String trimmed = template;
    while (trimmed.startsWith("/")) {
      trimmed = trimmed.substring(1);
    }
    while (trimmed.endsWith("/")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    return trimmed.isEmpty() ? base : base + "/" + trimmed;
  }
}
