package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.rule.RouteReview;
import dev.corsac.policy.rule.RouteReview.Pair;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.Scope;
import dev.corsac.processor.model.Scopes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code policy-conflict} and {@code route-overlap}: pairs of routes under different policies that
 * a preflight request, or a server, cannot tell apart.
 */
final class RouteConflicts {

  /** A route of the review as the sources have it. */
  private record Side(
      ResourceClassDeclaration resource,
      ResourceMethodDeclaration method,
      Optional<PolicyAnnotation> policy) {

    /** Where the policy stands, if not on the method that the message names or points at. */
    String place() {
      return policy
          .map(PolicyAnnotation::bearer)
          .filter(bearer -> !bearer.equals(method.element()))
          .map(bearer -> " (that of " + bearer + ")")
          .orElse("");
    }

    /** The policy's annotation if it stands on the method itself, else the method. */
    Diagnostic shows(Optional<PolicyAnnotation> tolerating, Finding finding, boolean meetsCarried) {
      boolean onMethod = policy.filter(p -> p.bearer().equals(method.element())).isPresent();
      String annotation = onMethod ? policy.orElseThrow().bearerAnnotation() : "";
      return new Diagnostic(method.element(), annotation, tolerating, finding, meetsCarried);
    }

    /** The canonical name of the resource class. */
    String owner() {
      return resource.element().owner();
    }
  }

  private RouteConflicts() {}

  static void check(CompilationModel model, List<PolicyTable> tables, Consumer<Diagnostic> out) {
    if (!model.complete()) {
      return;
    }
    Map<String, ResourceClassDeclaration> classes = new HashMap<>();
    Set<String> malformed = new HashSet<>();
    Map<String, Boolean> wellFormed = new HashMap<>();
    for (ResourceClassDeclaration resource : model.resources().values()) {
      classes.put(resource.binaryName(), resource);
      if (!isWellFormed(resource, wellFormed)) {
        malformed.add(resource.binaryName());
      }
    }
    Map<String, PolicyAnnotation> policies = policies(model);
    List<PolicyTable> readable = malformed.isEmpty() ? tables : without(malformed, tables);
    for (Pair pair : pairs(readable)) {
      Optional<Side> one = side(pair.one(), classes, policies);
      Optional<Side> two = side(pair.two(), classes, policies);
      if (one.isPresent() && two.isPresent()) {
        report(pair, one.get(), two.get(), model, out);
      }
    }
  }

  /** Those under each of the applications, since any of them can be the one that is deployed. */
  private static List<Pair> pairs(List<PolicyTable> tables) {
    Set<@Nullable DeclaredPolicy> applications = new LinkedHashSet<>();
    for (PolicyTable table : tables) {
      table.applications().forEach(each -> applications.add(each.policy()));
    }
    if (applications.isEmpty()) {
      applications.add(null);
    }
    Set<Pair> pairs = new LinkedHashSet<>();
    for (DeclaredPolicy each : applications) {
      pairs.addAll(RouteReview.of(new Deployed(tables, List.of(), className -> true, each)));
    }
    return List.copyOf(pairs);
  }

  private static void report(
      Pair pair, Side one, Side two, CompilationModel model, Consumer<Diagnostic> out) {
    boolean first = pair.shown().equals(pair.one());
    Side shown = first ? one : two;
    Side other = first ? two : one;
    DiagnosticId id = pair.id();
    boolean conflict = id == DiagnosticId.POLICY_CONFLICT;
    Severity severity =
        conflict && model.applications().size() > 1 && unrelated(one, two)
            ? Severity.WARNING
            : id.severity();
    List<Side> carried =
        Stream.of(shown, other).filter(side -> model.carried().contains(side.owner())).toList();
    if (carried.size() == 2 && !conflict) {
      return;
    }
    String problem =
        pair.problem(shown.place(), other.method().element() + other.place()) + leftBehind(carried);
    Optional<PolicyAnnotation> tolerating =
        Stream.of(shown, other)
            .flatMap(side -> side.policy().stream())
            .filter(policy -> Tolerances.accepts(policy, id))
            .findFirst()
            .or(shown::policy);
    out.accept(
        shown.shows(
            tolerating,
            Finding.of(id, Place.ANNOTATION, problem).weighing(severity),
            !carried.isEmpty()));
  }

  private static String leftBehind(List<Side> carried) {
    StringBuilder text = new StringBuilder();
    for (Side each : carried) {
      text.append("\n")
          .append(each.owner())
          .append(" was compiled earlier and stands in the class output. ")
          .append(each.resource().whatToDoIfCarried());
    }
    return text.append(carried.isEmpty() ? "" : " A clean build makes this an error.").toString();
  }

  private static boolean unrelated(Side one, Side two) {
    return !inherits(one, two) && !inherits(two, one);
  }

  private static boolean inherits(Side one, Side two) {
    ElementRef other = two.resource().element();
    return one.resource().element().equals(other)
        || one.method().scopes().stream().map(Scope::element).anyMatch(other::equals);
  }

  private static Optional<Side> side(
      RouteReview.Route route,
      Map<String, ResourceClassDeclaration> classes,
      Map<String, PolicyAnnotation> policies) {
    ResourceClassDeclaration resource = classes.get(route.className());
    if (resource == null) {
      return Optional.empty();
    }
    DeclaredPolicy declared = route.policy();
    Optional<PolicyAnnotation> policy =
        declared == null ? Optional.empty() : Optional.ofNullable(policies.get(declared.site()));
    return resource.methods().stream()
        .filter(method -> method.signatures().contains(route.signature()))
        .findFirst()
        .map(method -> new Side(resource, method, Scopes.own(method).or(() -> policy)));
  }

  /** All policies in reach, by where they are declared. */
  private static Map<String, PolicyAnnotation> policies(CompilationModel model) {
    Map<String, PolicyAnnotation> policies = new HashMap<>();
    for (ResourceClassDeclaration resource : model.resources().values()) {
      add(resource.packageScope().policies(), policies);
      for (ResourceMethodDeclaration method : resource.methods()) {
        for (Scope scope : method.scopes()) {
          add(scope.policies(), policies);
        }
      }
    }
    model.applications().forEach(application -> add(application.policies(), policies));
    return policies;
  }

  private static void add(List<PolicyAnnotation> some, Map<String, PolicyAnnotation> policies) {
    for (PolicyAnnotation policy : some) {
      policies.putIfAbsent(policy.declaredOn().toString(), policy);
    }
  }

  private static boolean isWellFormed(
      ResourceClassDeclaration resource, Map<String, Boolean> known) {
    boolean wellFormed =
        known.computeIfAbsent(resource.path().orElse(""), UriTemplate::isWellFormed);
    for (ResourceMethodDeclaration method : resource.methods()) {
      wellFormed &= known.computeIfAbsent(method.path().orElse(""), UriTemplate::isWellFormed);
    }
    return wellFormed;
  }

  /** Servers refuse a malformed template when the application starts; there is nothing to match. */
  private static List<PolicyTable> without(Set<String> malformed, List<PolicyTable> tables) {
    return tables.stream()
        .map(table ->
            new PolicyTable(
                table.name(),
                table.classes().stream().filter(each -> !malformed.contains(each.name())).toList(),
                table.applications()))
        .toList();
  }
}
