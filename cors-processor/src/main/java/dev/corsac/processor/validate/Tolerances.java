package dev.corsac.processor.validate;

import dev.corsac.policy.Toleration;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Severity;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.PolicyAnnotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code tolerate}: takes out the findings that a policy accepts. */
public final class Tolerances {

  private Tolerances() {}

  /** What is left to be reported. */
  public static List<Diagnostic> apply(List<Diagnostic> diagnostics, CompilationModel model) {
    List<Diagnostic> left = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (Diagnostic diagnostic : diagnostics) {
      Finding finding = diagnostic.finding();
      Optional<PolicyAnnotation> accepting =
          diagnostic.policy().filter(policy -> accepts(policy, finding.id()));
      accepting.ifPresent(policy -> used.add(key(policy, finding.id())));
      if (accepting.isEmpty() || !isTolerable(finding)) {
        left.add(diagnostic);
      }
    }
    TolerateUnused.check(model, (policy, id) -> used.contains(key(policy, id)), left::add);
    return left;
  }

  /** A conflict of policies is tolerable only as a warning: else no answer can hold for both. */
  private static boolean isTolerable(Finding finding) {
    return finding.id() != DiagnosticId.POLICY_CONFLICT || finding.severity() != Severity.ERROR;
  }

  /** Whether a policy accepts findings of an id, with a reason. */
  static boolean accepts(PolicyAnnotation policy, DiagnosticId id) {
    for (Toleration each : policy.declaration().tolerate()) {
      if (id.tolerable() && each.id().equals(id.id()) && !each.reason().isBlank()) {
        return true;
      }
    }
    return false;
  }

  private static String key(PolicyAnnotation policy, DiagnosticId id) {
    return policy.declaredOn() + " " + policy.simpleName() + " " + id;
  }
}
