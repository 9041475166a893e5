package dev.corsac.processor.validate;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.Place;
import dev.corsac.policy.Severity;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.resolve.Scopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The resource methods and locators of the sources, with the policy that annotations give them. */
final class GovernedMethods {

  /**
   * A resource method or locator.
   *
   * @param resource its class
   * @param method the method
   * @param policy its policy; empty if only a locator can bring one
   */
  record Governed(
      ResourceClassDeclaration resource,
      ResourceMethodDeclaration method,
      Optional<PolicyAnnotation> policy) {

    /** Whether the policy grants something. */
    boolean crossOrigin() {
      return policy.filter(present -> present.declaration().crossOrigin()).isPresent();
    }

    /** Whether the policy grants something, with credentials. */
    boolean withCredentials() {
      return crossOrigin() && policy.orElseThrow().declaration().allowCredentials();
    }

    /** Whether the policy grants to every origin. */
    boolean anyOrigin() {
      return crossOrigin() && policy.orElseThrow().declaration().effectiveOrigins().contains("*");
    }

    void report(Consumer<Diagnostic> out, DiagnosticId id, String problem) {
      report(out, id, id.severity(), problem);
    }

    void report(Consumer<Diagnostic> out, DiagnosticId id, Severity severity, String problem) {
      out.accept(
          new Diagnostic(
              method.element(),
              "",
              policy,
              Finding.of(id, Place.ANNOTATION, problem).weighing(severity)));
    }
  }

  private GovernedMethods() {}

  /** Those that this compilation compiles and that give routes or may. */
  static List<Governed> of(CompilationModel model) {
    List<Governed> all = new ArrayList<>();
    for (ResourceClassDeclaration resource : model.resources().values()) {
      if (resource.fromSource() && !resource.restClient()) {
        for (ResourceMethodDeclaration method : resource.methods()) {
          Optional<PolicyAnnotation> policy =
              Scopes.own(method).or(() -> Scopes.outer(resource, model));
          all.add(new Governed(resource, method, policy));
        }
      }
    }
    return all;
  }
}
