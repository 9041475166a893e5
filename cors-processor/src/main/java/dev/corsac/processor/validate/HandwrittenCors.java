package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.CorsByHand;
import dev.corsac.processor.model.Diagnostic;
import java.util.function.Consumer;

/** {@code handwritten-cors}: a compilation with policies also has CORS by hand. */
final class HandwrittenCors implements CompilationRule {

  @Override
  public void check(CompilationModel model, Consumer<Diagnostic> out) {
    if (model.bearers().isEmpty()) {
      return;
    }
    for (CorsByHand each : model.handwritten()) {
      out.accept(
          Diagnostic.at(
              each.element(),
              DiagnosticId.HANDWRITTEN_CORS,
              switch (each.kind()) {
                case HEADER_NAME ->
                    "\""
                        + each.name()
                        + "\" is written by hand here. On governed responses Corsac removes it."
                        + " Remove the constant and the code that uses it.";
                case FILTER ->
                    each.name()
                        + " writes CORS headers too, and may refuse requests that policies allow. On"
                        + " governed responses Corsac removes its headers. Remove the filter, and"
                        + " put @CrossOrigin on the resources that need it.";
              }));
    }
  }
}
