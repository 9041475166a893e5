package dev.corsac.cli.explain;

import dev.corsac.cli.application.ConfiguredOrigins;
import dev.corsac.cli.explain.Remedy.Change;
import dev.corsac.cli.explain.Remedy.Impossible;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.route.DeclaredApplication;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.rule.PolicyReview;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import dev.corsac.testing.CompiledTable;
import dev.corsac.testing.Fetch;
import dev.corsac.testing.FetchRequest;
import dev.corsac.testing.FetchRequest.Credentials;
import dev.corsac.testing.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the smallest change of one annotation that grants a refused request. Each candidate is put
 * into the compiled tables and asked; none is derived from the refusal alone.
 */
final class SmallestChange {

  /** One thing that can be changed. */
  private record Step(String what, UnaryOperator<PolicyDeclaration> change) {}

  private final CompiledTable table;
  private final Placeholders values;
  private final FetchRequest request;
  private final SurfaceRoute route;
  private final List<ConfiguredOrigins> configured;

  /**
   * Prepares the search.
   *
   * @param configured origins that the route's policy does not name itself
   */
  SmallestChange(
      CompiledTable table,
      Placeholders values,
      FetchRequest request,
      SurfaceRoute route,
      List<ConfiguredOrigins> configured) {
    this.configured = List.copyOf(configured);
    this.table = table;
    this.values = values;
    this.request = request;
    this.route = route;
  }

  /**
   * Looks for it.
   *
   * @param refused what became of the request
   */
  Remedy find(Outcome refused) {
    Optional<PolicyDeclaration> before = route.policy().map(SurfacePolicy::declaration);
    PolicyDeclaration start =
        before.filter(PolicyDeclaration::crossOrigin).orElse(PolicyDeclaration.ofOrigins());
    List<Step> steps = steps(start, refused);
    PolicyDeclaration all = apply(start, steps);
    List<String> errors = messages(all, Severity.ERROR);
    if (!errors.isEmpty()) {
      return new Impossible(errors);
    }
    if (!grants(all)) {
      return new Impossible(
          List.of(
              "The policy is not what refuses it"
                  + Stream.concat(
                          refused.reasons().stream(),
                          refused.refusal().map(Outcome.Step::sentence).stream())
                      .findFirst()
                      .map(": "::concat)
                      .orElse(".")));
    }
    List<Step> needed = new ArrayList<>(steps);
    for (Step step : steps) {
      List<Step> fewer = new ArrayList<>(needed);
      fewer.remove(step);
      PolicyDeclaration candidate = apply(start, fewer);
      if (messages(candidate, Severity.ERROR).isEmpty() && grants(candidate)) {
        needed = fewer;
      }
    }
    PolicyDeclaration after = apply(start, needed);
    List<String> what = needed.stream().map(Step::what).toList();
    Optional<SurfacePolicy> policy = route.policy();
    return new Change(
        policy.map(SurfacePolicy::declaredOn).orElse(methodName()),
        what,
        before,
        after,
        Stream.concat(
                messages(after, Severity.WARNING).stream(), messages(after, Severity.NOTE).stream())
            .toList(),
        configured.stream().filter(this::grantsWithOrigin).findFirst());
  }

  /** Whether it is granted if the request's origin is among these. */
  private boolean grantsWithOrigin(ConfiguredOrigins origins) {
    Placeholders withOrigin =
        new Placeholders() {
          @Override
          public Optional<String> value(String name) {
            return values.value(name);
          }

          @Override
          public Optional<List<String>> origins(String name) {
            return name.equals(origins.placeholder())
                ? Optional.of(List.of(request.origin()))
                : values.origins(name);
          }
        };
    try {
      return Fetch.over(table.with(withOrigin)).fetch(request).readable();
    } catch (IllegalStateException e) {
      // No rule lets this origin into the policy: the compiler's words say so beside the change.
      return false;
    }
  }

  private List<Step> steps(PolicyDeclaration start, Outcome refused) {
    List<Step> steps = new ArrayList<>();
    boolean include = request.credentials() == Credentials.INCLUDE;
    boolean any = start.effectiveOrigins().contains("*");
    if (any && include) {
      steps.add(
          new Step(
              "name the origin "
                  + Quoted.text(request.origin())
                  + " instead of \"*\", which cannot allow credentials",
              each -> withOrigins(each, List.of(request.origin()))));
    } else if (!any && !start.effectiveOrigins().contains(request.origin())) {
      steps.add(
          new Step(
              "add the origin " + Quoted.text(request.origin()),
              each -> withOrigins(each, with(each.effectiveOrigins(), request.origin()))));
    }
    if (include && !start.allowCredentials()) {
      steps.add(new Step("allow credentials", PolicyDeclaration::withCredentials));
    }
    for (String name : namesAsked(refused)) {
      boolean listed = start.allowedHeaders().stream().anyMatch(name::equalsIgnoreCase);
      if (!listed) {
        steps.add(
            new Step(
                "allow the request header " + name,
                each ->
                    each.allowingHeaders(
                        with(each.allowedHeaders(), name).toArray(String[]::new))));
      }
    }
    return steps;
  }

  /** The names of the request's headers that are not safelisted, as the request writes them. */
  private List<String> namesAsked(Outcome refused) {
    List<String> asked =
        refused.sent().stream()
            .flatMap(one -> one.headers().all("Access-Control-Request-Headers").stream())
            .flatMap(line -> Stream.of(line.split(",")))
            .toList();
    return request.headers().lines().stream()
        .map(line -> line.name())
        .filter(name -> asked.contains(name.toLowerCase(Locale.ROOT)))
        .distinct()
        .toList();
  }

  private static PolicyDeclaration apply(PolicyDeclaration start, List<Step> steps) {
    PolicyDeclaration changed = start;
    for (Step step : steps) {
      changed = step.change().apply(changed);
    }
    return changed;
  }

  private static PolicyDeclaration withOrigins(PolicyDeclaration before, List<String> origins) {
    return new PolicyDeclaration(
        true,
        List.of(),
        origins,
        before.allowedHeaders(),
        before.exposedHeaders(),
        before.allowCredentials(),
        before.maxAge(),
        before.guarded(),
        before.tolerate());
  }

  private static List<String> with(List<String> list, String more) {
    List<String> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }

  private List<String> messages(PolicyDeclaration candidate, Severity severity) {
    return PolicyReview.of(candidate, values, DomainToAscii.ASCII_ONLY).untolerated().stream()
        .filter(finding -> finding.severity() == severity)
        .map(Finding::message)
        .distinct()
        .toList();
  }

  private boolean grants(PolicyDeclaration candidate) {
    if (PolicyReview.of(candidate, values, DomainToAscii.ASCII_ONLY).policy().isEmpty()) {
      return false;
    }
    List<PolicyTable> changed =
        table.tables().stream().map(each -> changed(each, candidate)).toList();
    return Fetch.over(table.with(changed)).fetch(request).readable();
  }

  private PolicyTable changed(PolicyTable table, PolicyDeclaration candidate) {
    return new PolicyTable(
        table.name(),
        table.classes().stream().map(each -> changed(each, candidate)).toList(),
        table.applications().stream()
            .map(each -> new DeclaredApplication(each.name(), changed(each.policy(), candidate)))
            .toList());
  }

  private ResourceClass changed(ResourceClass resource, PolicyDeclaration candidate) {
    List<ResourceMethod> methods =
        resource.methods().stream()
            .map(method ->
                new ResourceMethod(
                    method.httpMethod(),
                    method.template(),
                    method.signatures(),
                    isUngoverned(resource, method)
                        ? new DeclaredPolicy(methodName(), candidate)
                        : changed(method.own(), candidate),
                    changed(method.outer(), candidate),
                    method.requestHeaders()))
            .toList();
    List<Locator> locators =
        resource.locators().stream()
            .map(locator ->
                new Locator(
                    locator.template(),
                    locator.signature(),
                    locator.target(),
                    locator.subtypes(),
                    changed(locator.own(), candidate),
                    locator.requestHeaders()))
            .toList();
    return new ResourceClass(
        resource.name(), resource.aliases(), resource.template(), methods, locators);
  }

  private @Nullable DeclaredPolicy changed(
      @Nullable DeclaredPolicy declared, PolicyDeclaration candidate) {
    boolean isIt =
        declared != null
            && route.policy().filter(each -> each.declaredOn().equals(declared.site())).isPresent();
    return isIt && declared != null ? new DeclaredPolicy(declared.site(), candidate) : declared;
  }

  /** Whether this is the route's method, which no policy governs. */
  private boolean isUngoverned(ResourceClass resource, ResourceMethod method) {
    return route.policy().isEmpty()
        // The route has the canonical name, in which a dollar sign may be the class's own.
        && resource.name().replace('$', '.').equals(route.resourceClass().replace('$', '.'))
        && method.signatures().contains(route.resourceMethod());
  }

  private String methodName() {
    return route.resourceClass() + "." + route.resourceMethod();
  }
}
