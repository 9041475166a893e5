package dev.corsac.processor.validate;

import dev.corsac.processor.model.Diagnostic;
import java.util.function.Consumer;

/** One rule about resource methods and the policies that govern them. Stateless. */
interface GovernedMethodsRule {

  /** Reports all that the rule objects to. */
  void check(GovernedMethods methods, Consumer<Diagnostic> out);
}
