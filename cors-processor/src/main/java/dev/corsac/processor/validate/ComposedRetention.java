package dev.corsac.processor.validate;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.PolicyBearer;
import java.util.function.Consumer;

/** {@code composed-retention}: a composed annotation that the run time would not see. */
final class ComposedRetention implements CompilationRule {

  @Override
  public void check(CompilationModel model, Consumer<Diagnostic> out) {
    for (PolicyBearer bearer : model.bearers()) {
      if (bearer.kind() == PolicyBearer.Kind.COMPOSED_ANNOTATION_NOT_RETAINED) {
        out.accept(
            Diagnostic.at(
                bearer.policies().get(0),
                DiagnosticId.COMPOSED_RETENTION,
                "@"
                    + bearer.element()
                    + " stands for a policy but is gone at run time, where"
                    + " Corsac checks that every policy was compiled. Add"
                    + " @Retention(RetentionPolicy.RUNTIME) to it."));
      }
    }
  }
}
