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
import dev.corsac.processor.model.Reached;
import dev.corsac.processor.model.Reached.Step;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
   * From here on another way from the same root to the same class under the same policy is not
   * walked on: classes that all lead to each other would have a way for each order. What that would
   * leave out is shown once.
   */
  private static final int MAX_WAYS = 8;

  private final CompilationModel model;
  private final Subtypes subtypes;
  private final List<SurfaceWay> ways = new ArrayList<>();
  private final Map<Way, Integer> counted = new HashMap<>();
  private final Map<Shown, Set<String>> shown = new HashMap<>();
  private final Set<String> reached = new HashSet<>();

  private record Way(String root, String to, Optional<PolicyDeclaration> under) {}

  /** What a line says, but for the path and the headers. */
  private record Shown(
      String root,
      String httpMethod,
      String resourceClass,
      String resourceMethod,
      Optional<PolicyDeclaration> policy) {

    static Shown by(SurfaceWay way) {
      SurfaceRoute route = way.route();
      return new Shown(
          way.rootClass(),
          route.method(),
          route.resourceClass(),
          route.resourceMethod(),
          route.policy().map(SurfacePolicy::declaration));
    }
  }

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
    addUnshown(root, path, kind);
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
      String name = each.element().owner();
      Optional<SurfacePolicy> policy =
          each.policies().stream().findFirst().map(SurfaceWalk::policy);
      add(
          new SurfaceWay(
              name,
              new SurfaceRoute(
                  Kind.APPLICATION, ANY_METHOD, ANY_PATH, name, "", List.of(), policy, false)));
    }
  }

  /**
   * Policies that stand in nobody's way here but count elsewhere: on an interface of which a class
   * here says otherwise, or on a package whose classes a locator reaches under its own policy.
   */
  private void addHiddenPolicies() {
    Set<String> bearers =
        ways.stream()
            .flatMap(way -> way.route().policy().stream())
            .map(SurfacePolicy::bearer)
            .collect(Collectors.toSet());
    for (ResourceClassDeclaration resource : model.resources().values()) {
      if (resource.fromSource() && !resource.restClient()) {
        for (ResourceMethodDeclaration method : resource.methods()) {
          Optional<PolicyAnnotation> policy =
              Scopes.own(method)
                  .or(() -> method.isLocator() ? Optional.empty() : Scopes.ofPackage(resource));
          if (policy.isPresent() && !bearers.contains(policy.get().bearer().toString())) {
            addHidden(resource, method, policy);
          }
        }
      }
    }
  }

  private void addHidden(
      ResourceClassDeclaration resource,
      ResourceMethodDeclaration method,
      Optional<PolicyAnnotation> policy) {
    String owner = resource.element().owner();
    String template = join(ANY_PATH, method.path().orElse(""));
    List<InferredHeader> headers = InferredHeaders.of(resource, method);
    if (method.isLocator()) {
      add(belowLocator(owner, resource, method, template, policy, headers));
    }
    for (Designator designator : method.designators()) {
      add(route(Kind.UNREACHED, designator, owner, resource, method, template, policy, headers));
    }
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
      List<InferredHeader> headers = Reached.withOwn(headersOnTheWay, resource, method);
      waysTo(root, kind, resource, method, base, inherited, headers).forEach(this::add);
      if (!repeats) {
        String template = join(base, method.path().orElse(""));
        Optional<PolicyAnnotation> near = Scopes.near(method, inherited);
        for (ResourceClassDeclaration next : subtypes.mayReturn(method)) {
          walk(root, kind, next, template, near, headers, walkedHere);
        }
      }
    }
  }

  /**
   * What locators lead to beside the ways that are walked: where they lead back under another
   * policy or with another header, and what only more ways than are shown would show.
   */
  private void addUnshown(ResourceClassDeclaration root, String path, Kind kind) {
    String owner = root.element().owner();
    for (Reached to : Reached.from(List.of(root), subtypes)) {
      String base = template(path, root, to.way());
      for (ResourceMethodDeclaration method : to.resource().methods()) {
        List<InferredHeader> headers = to.headersOf(method);
        waysTo(owner, kind, to.resource(), method, base, to.inherited(), headers).stream()
            .filter(way -> !isShown(way))
            .forEach(this::add);
      }
    }
  }

  private static String template(String path, ResourceClassDeclaration root, List<Step> way) {
    String template = path;
    Set<ElementRef> walked = new HashSet<>(Set.of(root.element()));
    boolean repeats = false;
    for (Step step : way) {
      template = join(template, step.locator().path().orElse(""));
      if (!walked.add(step.to().element()) && !repeats) {
        repeats = true;
        template += AND_SO_ON;
      }
    }
    return template;
  }

  private List<SurfaceWay> waysTo(
      String root,
      Kind kind,
      ResourceClassDeclaration resource,
      ResourceMethodDeclaration method,
      String base,
      Optional<PolicyAnnotation> inherited,
      List<InferredHeader> headers) {
    String template = join(base, method.path().orElse(""));
    if (method.isLocator()) {
      // Below it only a policy of its own counts, and no package's.
      return subtypes.mayReturn(method).isEmpty()
          ? List.of(belowLocator(root, resource, method, template, Scopes.own(method), headers))
          : List.of();
    }
    Optional<PolicyAnnotation> policy =
        Scopes.inForce(Scopes.near(method, inherited), resource, model);
    return method.designators().stream()
        .filter(Designator::isWellFormed)
        .map(designator ->
            route(kind, designator, root, resource, method, template, policy, headers))
        .toList();
  }

  private static SurfaceWay route(
      Kind kind,
      Designator designator,
      String root,
      ResourceClassDeclaration resource,
      ResourceMethodDeclaration method,
      String template,
      Optional<PolicyAnnotation> policy,
      List<InferredHeader> headers) {
    return new SurfaceWay(
        root,
        new SurfaceRoute(
            kind,
            designator.httpMethod(),
            template.isEmpty() ? "/" : template,
            resource.element().owner(),
            method.signatures().get(0),
            headers,
            policy.map(SurfaceWalk::policy),
            SimpleRequests.reach(method, designator.httpMethod())));
  }

  private static SurfaceWay belowLocator(
      String root,
      ResourceClassDeclaration resource,
      ResourceMethodDeclaration method,
      String template,
      Optional<PolicyAnnotation> policy,
      List<InferredHeader> headers) {
    return new SurfaceWay(
        root,
        new SurfaceRoute(
            Kind.LOCATOR,
            ANY_METHOD,
            template + ANY_PATH,
            resource.element().owner(),
            method.signatures().get(0),
            headers,
            policy.map(SurfaceWalk::policy),
            false));
  }

  private void add(SurfaceWay way) {
    ways.add(way);
    shown.computeIfAbsent(Shown.by(way), key -> new HashSet<>()).addAll(headerNames(way));
  }

  private boolean isShown(SurfaceWay way) {
    Set<String> headers = shown.get(Shown.by(way));
    return headers != null && (!grants(way.route()) || headers.containsAll(headerNames(way)));
  }

  private static boolean grants(SurfaceRoute route) {
    return route.policy().isPresent() && route.policy().get().declaration().crossOrigin();
  }

  private static List<String> headerNames(SurfaceWay way) {
    return way.route().requestHeaders().stream()
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static SurfacePolicy policy(PolicyAnnotation annotation) {
    return new SurfacePolicy(
        annotation.bearer().toString(),
        annotation.declaredOn().toString(),
        annotation.declaration());
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
