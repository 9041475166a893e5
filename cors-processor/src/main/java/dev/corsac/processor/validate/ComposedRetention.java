package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.PolicyBearer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code composed-retention}: a composed annotation that the run time would not see. */
final class ComposedRetention implements CompilationRule {

  @Override
  public void check(CompilationModel model, Consumer<Diagnostic> out) {
    Set<ElementRef> sources = model.bearingElements();
    for (PolicyBearer bearer : model.bearers()) {
      PolicyAnnotation policy = bearer.policies().get(0);
      if (bearer.kind() == PolicyBearer.Kind.COMPOSED_ANNOTATION_NOT_RETAINED) {
        report(policy, bearer.element(), out);
      } else {
        // One of these sources is reported where it is declared, one of a jar where it is used.
        Optional<ElementRef> lost = policy.lost();
        if (lost.isPresent() && !sources.contains(lost.get())) {
          report(policy, lost.get(), out);
        }
      }
    }
  }

  private static void report(
      PolicyAnnotation policy, ElementRef annotation, Consumer<Diagnostic> out) {
    out.accept(
        Diagnostic.at(
            policy,
            DiagnosticId.COMPOSED_RETENTION,
            "@"
                + annotation
                + " stands for a policy, but it is gone at run time, when"
                + " Corsac checks that every policy was compiled. Add"
                + " @Retention(RetentionPolicy.RUNTIME) to it."));
  }
}
