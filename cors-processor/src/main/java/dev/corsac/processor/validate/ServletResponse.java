package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code servlet-response}: a method that can answer past the filter that writes the headers. */
final class ServletResponse implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    if (methods.frontDoor()) {
      return;
    }
    for (Governed governed : methods.compiledHere()) {
      if (governed.policy().isPresent()) {
        report(governed, governed.method().element(), governed.method().servletResponse(), out);
        report(governed, governed.resource().element(), governed.resource().servletResponse(), out);
      }
    }
  }

  private static void report(
      Governed governed, ElementRef shownAt, Optional<String> type, Consumer<Diagnostic> out) {
    if (type.isPresent()) {
      String problem =
          "what you write through the "
              + type.get()
              + " bypasses Jakarta REST's filters, so the response can lack the headers of this"
              + " policy. Return a Response or a StreamingOutput, or put cors-runtime-servlet on"
              + " the class path: its filter sees every response.";
      out.accept(
          new Diagnostic(
              shownAt,
              "",
              governed.policy(),
              Finding.of(DiagnosticId.SERVLET_RESPONSE, Place.ANNOTATION, problem)));
    }
  }
}
