package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code not-a-resource}: a policy where the URI template is malformed, so that no resource method
 * comes of it: servers refuse to start, and no path can be decided.
 */
final class MalformedTemplate implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    Set<ElementRef> said = new HashSet<>();
    for (Governed governed : methods.compiledHere()) {
      if (governed.policy().isEmpty()) {
        continue;
      }
      problem(governed.resource().path())
          .filter(problem -> said.add(governed.resource().element()))
          .ifPresent(problem -> report(governed, problem, out));
      problem(governed.method().path())
          .filter(problem -> said.add(governed.method().element()))
          .ifPresent(problem -> report(governed, problem, out));
    }
  }

  private static Optional<String> problem(Optional<String> template) {
    try {
      template.ifPresent(UriTemplate::parse);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private static void report(Governed governed, String problem, Consumer<Diagnostic> out) {
    governed.report(
        out,
        DiagnosticId.NOT_A_RESOURCE,
        problem
            + " Servers do not start with such a @Path, so nothing of "
            + governed.resource().element()
            + " is served, and the policy has no effect.");
  }
}
