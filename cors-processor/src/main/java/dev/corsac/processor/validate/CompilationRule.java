package dev.corsac.processor.validate;

import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import java.util.function.Consumer;

/** One rule about a whole compilation. Stateless. */
interface CompilationRule {

  /** Reports all that the rule objects to. */
  void check(CompilationModel model, Consumer<Diagnostic> out);
}
