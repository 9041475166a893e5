package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.ForeignCors;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.Scope;
import dev.corsac.processor.model.Scope.Level;
import dev.corsac.processor.model.Scopes;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code foreign-annotation}: another framework's, which looks like a policy and is none. */
final class ForeignAnnotation implements CompilationRule {

  @Override
  public void check(CompilationModel model, Consumer<Diagnostic> out) {
    for (ForeignCors each : model.foreign()) {
      ResourceClassDeclaration resource = model.resources().get(each.element().owner());
      if (resource != null && !resource.restClient()) {
        out.accept(
            new Diagnostic(
                each.element(),
                each.annotation(),
                accepting(each.element(), resource, model),
                finding(each.annotation())));
      }
    }
  }

  /** The policy beside it, or the nearest: it can accept what has no member for that. */
  private static Optional<PolicyAnnotation> accepting(
      ElementRef element, ResourceClassDeclaration resource, CompilationModel model) {
    boolean onMethod = element.kind() == ElementRef.Kind.METHOD;
    for (ResourceMethodDeclaration method : resource.methods()) {
      if (onMethod && method.element().equals(element)) {
        return Scopes.effective(method, resource, model);
      }
    }
    for (Scope scope : resource.methods().get(0).scopes()) {
      boolean ofType = scope.level() != Level.METHOD && scope.level() != Level.OVERRIDDEN;
      if (ofType && !scope.policies().isEmpty()) {
        return Optional.of(scope.policies().get(0));
      }
    }
    return Scopes.outer(resource, model);
  }

  private static Finding finding(String annotation) {
    return switch (annotation) {
      case ForeignCors.SPRING -> wrongImport(annotation, "Spring's");
      case ForeignCors.MICRONAUT -> wrongImport(annotation, "Micronaut's");
      case ForeignCors.CXF ->
          of("@CrossOriginResourceSharing is read by CXF's own filter only: it does nothing here,"
                  + " and with that filter two policies answer. Write @CrossOrigin, and remove"
                  + " CXF's filter.")
              .suggesting("import dev.corsac.CrossOrigin;");
      default ->
          of(
              "@LocalPreflight is read by CXF's own filter only: it does nothing here. Corsac"
                  + " answers preflights; delete it, and the method if it was written for them.");
    };
  }

  private static Finding wrongImport(String annotation, String whose) {
    return of("@CrossOrigin is "
            + whose
            + " here ("
            + annotation
            + "): Jakarta REST ignores it, so it does nothing. Import Corsac's.")
        .suggesting("import dev.corsac.CrossOrigin;");
  }

  private static Finding of(String problem) {
    return Finding.of(DiagnosticId.FOREIGN_ANNOTATION, Place.ANNOTATION, problem);
  }
}
