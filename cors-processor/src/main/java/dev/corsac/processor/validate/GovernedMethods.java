package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.surface.InferredHeader;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.InferredHeaders;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.Reached;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.Scopes;
import dev.corsac.processor.model.Subtypes;
import dev.corsac.processor.model.Unreached;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The resource methods and locators in reach, with the policy in force: once for each policy that
 * the ways to a method bring.
 */
final class GovernedMethods {

  /**
   * A resource method or locator under one policy.
   *
   * @param resource its class
   * @param method the method
   * @param policy its policy; empty if it is under none
   * @param handedDown the policy that a locator hands down; empty if it has none, and for methods
   * @param headersOnTheWay lower-case names of the headers that locators on all ways to the class
   *     under this policy show: a preflight allows them all
   * @param routed whether a root resource class or a locator leads to it
   */
  record Governed(
      ResourceClassDeclaration resource,
      ResourceMethodDeclaration method,
      Optional<PolicyAnnotation> policy,
      Optional<PolicyAnnotation> handedDown,
      SortedSet<String> headersOnTheWay,
      boolean routed) {

    // A class has its methods in it: hashing the class for each of them would be quadratic.
    @Override
    public int hashCode() {
      return Objects.hash(
          resource.element(),
          method.element(),
          policy.map(PolicyAnnotation::bearer),
          headersOnTheWay);
    }

    /** Whether the policy grants something. */
    boolean crossOrigin() {
      return policy.isPresent() && policy.get().declaration().crossOrigin();
    }

    /** Whether the policy grants something, with credentials. */
    boolean withCredentials() {
      return crossOrigin() && policy.orElseThrow().declaration().allowCredentials();
    }

    /** Whether there is a policy, and it says {@code guarded = false}. */
    boolean unguarded() {
      return policy.isPresent() && !policy.get().declaration().guarded();
    }

    /** Whether the policy grants to every origin. */
    boolean anyOrigin() {
      return crossOrigin() && policy.orElseThrow().declaration().effectiveOrigins().contains("*");
    }

    /** The lower-case names of the request headers that signatures show, locators' included. */
    Set<String> inferredHeaders() {
      return namesWith(headersOnTheWay, resource, method);
    }

    void report(Consumer<Diagnostic> out, DiagnosticId id, String problem) {
      report(out, id, id.severity(), problem);
    }

    void report(Consumer<Diagnostic> out, DiagnosticId id, Severity severity, String problem) {
      report(out, Finding.of(id, Place.ANNOTATION, problem).weighing(severity));
    }

    void report(Consumer<Diagnostic> out, Finding finding) {
      out.accept(new Diagnostic(method.element(), "", policy, finding));
    }
  }

  private final CompilationModel model;
  private final Subtypes subtypes;
  private final Set<Governed> found = new LinkedHashSet<>();
  private final List<Governed> inReach;
  private final List<Governed> compiledHere;

  private GovernedMethods(CompilationModel model) {
    this.model = model;
    this.subtypes = Subtypes.in(model);
    Set<String> reached = new HashSet<>();
    for (Reached each : Reached.from(roots(model), subtypes)) {
      reached.add(each.resource().element().owner());
      addReached(each);
    }
    addUnreached(reached);
    this.inReach = List.copyOf(found);
    List<Governed> here = new ArrayList<>();
    for (Governed governed : inReach) {
      if (governed.resource().fromSource()) {
        here.add(governed);
      }
    }
    this.compiledHere = Collections.unmodifiableList(here);
  }

  /** Follows all ways of a compilation. */
  static GovernedMethods of(CompilationModel model) {
    return new GovernedMethods(model);
  }

  /** What a locator may return: the declared type and its subtypes. */
  List<ResourceClassDeclaration> mayReturn(ResourceMethodDeclaration locator) {
    return subtypes.mayReturn(locator);
  }

  /** The policy of a method below a locator that hands one down, or none. */
  Optional<PolicyAnnotation> below(
      Optional<PolicyAnnotation> handedDown,
      ResourceClassDeclaration resource,
      ResourceMethodDeclaration method) {
    return Scopes.inForce(Scopes.near(method, handedDown), resource, model);
  }

  /** Whether Corsac's servlet filter is on the class path. */
  boolean frontDoor() {
    return model.frontDoor();
  }

  /** Those that this compilation compiles. */
  List<Governed> compiledHere() {
    return compiledHere;
  }

  /** Those and the ones that locators lead to in other jars. */
  List<Governed> inReach() {
    return inReach;
  }

  private static List<ResourceClassDeclaration> roots(CompilationModel model) {
    return model.resources().values().stream()
        .filter(each -> each.fromSource() && each.isRoot())
        .toList();
  }

  private void addReached(Reached reached) {
    ResourceClassDeclaration resource = reached.resource();
    SortedSet<String> headers = new TreeSet<>(reached.headerNames());
    headers.remove("content-type");
    for (ResourceMethodDeclaration method : resource.methods()) {
      Optional<PolicyAnnotation> near = Scopes.near(method, reached.inherited());
      Optional<PolicyAnnotation> policy = Scopes.inForce(near, resource, model);
      Optional<PolicyAnnotation> down = method.isLocator() ? near : Optional.empty();
      found.add(new Governed(resource, method, policy, down, headers, true));
    }
  }

  /** What other compilations may lead to, or instantiate; what classes here inherit is theirs. */
  private void addUnreached(Set<String> reached) {
    for (ResourceClassDeclaration resource : Unreached.of(model, reached::contains)) {
      for (ResourceMethodDeclaration method : resource.methods()) {
        Optional<PolicyAnnotation> policy = Scopes.effective(method, resource, model);
        Optional<PolicyAnnotation> down =
            method.isLocator() ? Scopes.own(method) : Optional.empty();
        found.add(new Governed(resource, method, policy, down, new TreeSet<>(), false));
      }
    }
  }

  private static Set<String> namesWith(
      Set<String> names, ResourceClassDeclaration resource, ResourceMethodDeclaration method) {
    Set<String> all = new TreeSet<>(names);
    for (InferredHeader header : InferredHeaders.of(resource, method)) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!method.isLocator() || !name.equals("content-type")) {
        all.add(name);
      }
    }
    return all;
  }
}
