package dev.corsac.processor.validate;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.rule.PolicyReview;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.PolicyBearer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules about one policy, run over every policy of the sources. */
public final class PolicyFindings {

  private PolicyFindings() {}

  /**
   * What the rules object to, accepted findings included. A composed annotation of these sources is
   * judged where it is declared, one from another jar where it is used.
   */
  public static List<Diagnostic> of(CompilationModel model, DomainToAscii domainToAscii) {
    Set<ElementRef> sources = model.bearingElements();
    List<Diagnostic> diagnostics = new ArrayList<>();
    // Most policies of a code base are the same few.
    Map<PolicyDeclaration, List<Finding>> judged = new HashMap<>();
    for (PolicyBearer bearer : model.bearers()) {
      for (PolicyAnnotation policy : bearer.policies()) {
        if (!policy.composed() || !sources.contains(policy.declaredOn())) {
          for (Finding finding :
              judged.computeIfAbsent(
                  policy.declaration(),
                  each -> PolicyReview.findings(each, Placeholders.UNKNOWN, domainToAscii))) {
            diagnostics.add(Diagnostic.at(policy, finding));
          }
        }
      }
    }
    return diagnostics;
  }
}
