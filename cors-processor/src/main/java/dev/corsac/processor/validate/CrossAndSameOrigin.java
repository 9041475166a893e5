package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.PolicyBearer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** {@code cross-and-same-origin}: two policies on one element, directly or composed. */
final class CrossAndSameOrigin implements CompilationRule {

  @Override
  public void check(CompilationModel model, Consumer<Diagnostic> out) {
    Set<ElementRef> twice = new HashSet<>();
    for (PolicyBearer bearer : model.bearers()) {
      if (bearer.policies().size() > 1) {
        twice.add(bearer.element());
      }
    }
    for (PolicyBearer bearer : model.bearers()) {
      if (bearer.policies().size() > 1 && !isReportedElsewhere(bearer, twice)) {
        String all =
            bearer.policies().stream()
                .map(CrossAndSameOrigin::shown)
                .collect(Collectors.joining(" and "));
        out.accept(
            Diagnostic.at(
                bearer.policies().get(1),
                DiagnosticId.CROSS_AND_SAME_ORIGIN,
                "two policies on one element: "
                    + all
                    + ". Policies are never merged, so what you read"
                    + " is what you get. Keep one."));
      }
    }
  }

  /** Whether all come of one composed annotation of these sources, which bears them itself. */
  private static boolean isReportedElsewhere(PolicyBearer bearer, Set<ElementRef> twice) {
    Set<String> annotations =
        bearer.policies().stream()
            .map(PolicyAnnotation::bearerAnnotation)
            .collect(Collectors.toSet());
    return annotations.size() == 1
        && twice.contains(ElementRef.type(annotations.iterator().next()));
  }

  private static String shown(PolicyAnnotation policy) {
    String name = policy.bearerAnnotation();
    String simple = "@" + name.substring(name.lastIndexOf('.') + 1);
    return policy.composed() ? simple + " (which bears @" + policy.simpleName() + ")" : simple;
  }
}
