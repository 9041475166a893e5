package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.model.ApplicationDeclaration;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import java.util.function.Consumer;

/** {@code application-lists-classes}: some servers then look for features nowhere else. */
final class ApplicationListsClasses implements CompilationRule {

  @Override
  public void check(CompilationModel model, Consumer<Diagnostic> out) {
    for (ApplicationDeclaration application : model.applications()) {
      application
          .listing()
          .ifPresent(listing ->
              out.accept(
                  Diagnostic.at(
                      listing,
                      DiagnosticId.APPLICATION_LISTS_CLASSES,
                      application.element()
                          + " lists its classes. On CXF, TomEE and Quarkus"
                          + " add dev.corsac.jaxrs.CorsFeature.class to the list. Other servers"
                          + " need nothing: they find it by themselves.")));
    }
  }
}
