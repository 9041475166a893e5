package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Severity;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.PolicyBearer;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.Scope;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** {@code not-a-resource}: a policy of which no resource method or locator comes. */
final class NotAResource implements CompilationRule {

  @Override
  public void check(CompilationModel model, Consumer<Diagnostic> out) {
    if (!model.complete()) {
      return;
    }
    Set<ElementRef> inScope = new HashSet<>();
    for (ResourceClassDeclaration resource : model.resources().values()) {
      if (resource.restClient()) {
        continue;
      }
      inScope.add(resource.packageScope().element());
      for (ResourceMethodDeclaration method : resource.methods()) {
        for (Scope scope : method.scopes()) {
          inScope.add(scope.element());
        }
      }
    }
    for (PolicyBearer bearer : model.bearers()) {
      if (!inScope.contains(bearer.element())) {
        report(bearer, out);
      }
    }
  }

  private static void report(PolicyBearer bearer, Consumer<Diagnostic> out) {
    PolicyAnnotation policy = bearer.policies().get(0);
    String at = "@" + simpleName(policy.bearerAnnotation()) + " has no effect here: ";
    switch (bearer.kind()) {
      case CLASS ->
          report(
              policy,
              Severity.ERROR,
              out,
              at
                  + bearer.element()
                  + " has no resource methods."
                  + " Put a policy on a class whose methods have @GET, @POST and the like, or @Path, or"
                  + " on such a method.");
      case METHOD ->
          report(
              policy,
              Severity.ERROR,
              out,
              at
                  + "this is not a resource method. Jakarta REST"
                  + " serves public methods that have @GET, @POST and the like, or @Path.");
      case ABSTRACT_TYPE, ABSTRACT_METHOD ->
          report(
              policy,
              Severity.WARNING,
              out,
              at
                  + "no resource method in this compilation"
                  + " inherits from it. It counts only for classes of other compilations that do.");
      case PACKAGE ->
          report(
              policy,
              Severity.WARNING,
              out,
              at
                  + "the package has no resource class, and a policy"
                  + " does not reach into subpackages.");
      case COMPOSED_ANNOTATION, COMPOSED_ANNOTATION_NOT_RETAINED, APPLICATION -> {}
    }
  }

  private static void report(
      PolicyAnnotation policy, Severity severity, Consumer<Diagnostic> out, String problem) {
    out.accept(
        Diagnostic.at(
            policy,
            Finding.of(DiagnosticId.NOT_A_RESOURCE, Place.ANNOTATION, problem).weighing(severity)));
  }

  private static String simpleName(String annotation) {
    return annotation.substring(annotation.lastIndexOf('.') + 1);
  }
}
