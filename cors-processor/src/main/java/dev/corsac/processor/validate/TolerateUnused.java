package dev.corsac.processor.validate;

import dev.corsac.policy.Toleration;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.PolicyBearer;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** {@code tolerate-unused}: a policy accepts what does not occur. */
final class TolerateUnused {

  private TolerateUnused() {}

  /**
   * Reports what is accepted in vain.
   *
   * @param used whether a policy accepted a finding of an id
   */
  static void check(
      CompilationModel model,
      BiPredicate<PolicyAnnotation, DiagnosticId> used,
      Consumer<Diagnostic> out) {
    if (!model.complete()) {
      // What could not be read may be what is tolerated.
      return;
    }
    for (PolicyBearer bearer : model.bearers()) {
      for (PolicyAnnotation policy : bearer.policies()) {
        if (canTell(bearer, policy)) {
          check(policy, used, out);
        }
      }
    }
  }

  /** Users of a composed annotation, or a configured value, may bring what is accepted. */
  private static boolean canTell(PolicyBearer bearer, PolicyAnnotation policy) {
    return !policy.declaration().holdsPlaceholders()
        && !policy.composed()
        && bearer.kind() != PolicyBearer.Kind.COMPOSED_ANNOTATION
        && bearer.kind() != PolicyBearer.Kind.COMPOSED_ANNOTATION_NOT_RETAINED;
  }

  private static void check(
      PolicyAnnotation policy,
      BiPredicate<PolicyAnnotation, DiagnosticId> used,
      Consumer<Diagnostic> out) {
    List<Toleration> accepted = policy.declaration().tolerate();
    for (int i = 0; i < accepted.size(); i++) {
      String id = accepted.get(i).id();
      boolean occurs =
          DiagnosticId.byId(id)
              .filter(DiagnosticId::tolerable)
              .map(each -> used.test(policy, each))
              .orElse(true);
      if (!occurs && !accepted.get(i).reason().isBlank()) {
        out.accept(
            Diagnostic.at(
                policy,
                Finding.of(
                    DiagnosticId.TOLERATE_UNUSED,
                    new Place("tolerate", i),
                    "\""
                        + id
                        + "\" is tolerated here but does not occur. Delete it, or it"
                        + " hides the next one.")));
      }
    }
  }
}
