package dev.corsac.processor.validate;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Severity;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.PolicyBearer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code tolerate}: takes out the findings that a policy accepts, and reports what it accepts in
 * vain ({@code tolerate-unused}).
 */
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
      accepting.ifPresent(policy -> used.add(key(policy, finding.id().id())));
      if (accepting.isEmpty() || !isTolerable(finding)) {
        left.add(diagnostic);
      }
    }
    if (!model.complete()) {
      // What could not be read may be what is tolerated.
      return left;
    }
    for (PolicyBearer bearer : model.bearers()) {
      for (PolicyAnnotation policy : bearer.policies()) {
        if (canTell(bearer, policy)) {
          addUnused(policy, used, left);
        }
      }
    }
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

  /** Users of a composed annotation, or a configured value, may bring what is accepted. */
  private static boolean canTell(PolicyBearer bearer, PolicyAnnotation policy) {
    return !policy.declaration().holdsPlaceholders()
        && !policy.composed()
        && bearer.kind() != PolicyBearer.Kind.COMPOSED_ANNOTATION
        && bearer.kind() != PolicyBearer.Kind.COMPOSED_ANNOTATION_NOT_RETAINED;
  }

  private static void addUnused(
      PolicyAnnotation policy, Set<String> used, List<Diagnostic> diagnostics) {
    PolicyDeclaration declaration = policy.declaration();
    for (int i = 0; i < declaration.tolerate().size(); i++) {
      Toleration accepted = declaration.tolerate().get(i);
      boolean tolerable =
          DiagnosticId.byId(accepted.id()).filter(DiagnosticId::tolerable).isPresent();
      if (tolerable && !accepted.reason().isBlank() && !used.contains(key(policy, accepted.id()))) {
        diagnostics.add(
            Diagnostic.at(
                policy,
                Finding.of(
                    DiagnosticId.TOLERATE_UNUSED,
                    new Place("tolerate", i),
                    "\""
                        + accepted.id()
                        + "\" is tolerated here but does not occur. Delete it, or it"
                        + " hides the next one.")));
      }
    }
  }

  private static String key(PolicyAnnotation policy, String id) {
    return policy.declaredOn() + " " + policy.simpleName() + " " + id;
  }
}
