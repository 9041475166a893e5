package dev.corsac.processor.resolve;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredApplication;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.surface.InferredHeader;
import dev.corsac.processor.model.ApplicationDeclaration;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.InferredHeaders;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration.Designator;
import dev.corsac.processor.model.Scopes;
import dev.corsac.processor.model.Subtypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Declarations become a policy table. */
public final class Routes {

  private final CompilationModel model;
  private final Subtypes subtypes;

  /** One of each: a class has one policy for many methods, and equal ones are dear to compare. */
  private final IdentityHashMap<PolicyDeclaration, DeclaredPolicy> policies =
      new IdentityHashMap<>();

  private Routes(CompilationModel model) {
    this.model = model;
    this.subtypes = Subtypes.in(model);
  }

  /**
   * The table of some resource classes and of all that their locators lead to.
   *
   * @param name the generated class that will hold it
   * @param classes canonical names of the classes to begin with, all in the model
   */
  public static PolicyTable table(String name, Collection<String> classes, CompilationModel model) {
    return new Routes(model).table(name, classes);
  }

  private PolicyTable table(String name, Collection<String> classes) {
    Map<String, ResourceClass> found = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(classes);
    while (!open.isEmpty()) {
      ResourceClassDeclaration declaration = model.resources().get(open.pop());
      if (declaration != null && !found.containsKey(declaration.binaryName())) {
        found.put(declaration.binaryName(), resourceClass(declaration));
        for (ResourceMethodDeclaration method : declaration.methods()) {
          for (ResourceClassDeclaration below : subtypes.mayReturn(method)) {
            open.push(below.element().owner());
          }
        }
      }
    }
    return new PolicyTable(name, List.copyOf(found.values()), applications());
  }

  private List<DeclaredApplication> applications() {
    List<DeclaredApplication> applications = new ArrayList<>();
    for (ApplicationDeclaration each : model.applications()) {
      List<PolicyAnnotation> policies = each.policies();
      applications.add(
          new DeclaredApplication(
              each.binaryName(),
              declared(policies.isEmpty() ? Optional.empty() : Optional.of(policies.get(0)))));
    }
    applications.sort(Comparator.comparing(DeclaredApplication::name));
    return applications;
  }

  private ResourceClass resourceClass(ResourceClassDeclaration declaration) {
    DeclaredPolicy outer = declared(Scopes.ofPackage(declaration));
    List<ResourceMethod> methods = new ArrayList<>();
    List<Locator> locators = new ArrayList<>();
    for (ResourceMethodDeclaration method : declaration.methods()) {
      DeclaredPolicy own = declared(Scopes.own(method));
      List<String> headers = new ArrayList<>();
      for (InferredHeader header : InferredHeaders.of(declaration, method)) {
        headers.add(header.name());
      }
      String template = method.path().orElse("");
      if (method.isLocator()) {
        locators.add(
            new Locator(
                template,
                method.signatures().get(0),
                target(method),
                names(subtypes.below(method)),
                own,
                headers));
      }
      for (Designator designator : method.designators()) {
        if (designator.isWellFormed()) {
          methods.add(
              new ResourceMethod(
                  designator.httpMethod(), template, method.signatures(), own, outer, headers));
        }
      }
    }
    boolean root = declaration.concrete() && !declaration.restClient();
    return new ResourceClass(
        declaration.binaryName(),
        declaration.aliases(),
        root ? declaration.path().orElse(null) : null,
        methods,
        locators);
  }

  private static List<String> names(List<ResourceClassDeclaration> classes) {
    return classes.stream().map(ResourceClassDeclaration::binaryName).sorted().toList();
  }

  private @Nullable String target(ResourceMethodDeclaration locator) {
    Optional<String> type = locator.subResourceType();
    ResourceClassDeclaration target = type.isPresent() ? model.resources().get(type.get()) : null;
    return target == null ? null : target.binaryName();
  }

  private @Nullable DeclaredPolicy declared(Optional<PolicyAnnotation> policy) {
    if (policy.isEmpty()) {
      return null;
    }
    PolicyAnnotation annotation = policy.get();
    return policies.computeIfAbsent(
        annotation.declaration(),
        declaration -> new DeclaredPolicy(annotation.declaredOn().toString(), declaration));
  }
}
