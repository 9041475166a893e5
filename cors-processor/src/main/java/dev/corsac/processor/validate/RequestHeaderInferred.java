package dev.corsac.processor.validate;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** {@code request-header-inferred}: listed although every method under the policy shows it. */
final class RequestHeaderInferred implements GovernedMethodsRule {

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    Map<PolicyAnnotation, List<Governed>> byPolicy = new LinkedHashMap<>();
    for (Governed governed : methods.inReach()) {
      // The other policies list nothing that could be inferred.
      if (governed.policy().isPresent()
          && !governed.policy().get().declaration().allowedHeaders().isEmpty()) {
        byPolicy.computeIfAbsent(governed.policy().get(), key -> new ArrayList<>()).add(governed);
      }
    }
    for (Map.Entry<PolicyAnnotation, List<Governed>> each : byPolicy.entrySet()) {
      check(each.getKey(), each.getValue(), out);
    }
  }

  private static void check(
      PolicyAnnotation policy, List<Governed> methods, Consumer<Diagnostic> out) {
    // Users of a composed annotation, and what an opaque locator leads to, are out of sight.
    if (policy.composed() || methods.stream().anyMatch(each -> each.method().isOpaque())) {
      return;
    }
    List<Set<String>> inferred =
        methods.stream()
            .filter(each -> !each.method().isLocator())
            .map(Governed::inferredHeaders)
            .toList();
    if (inferred.isEmpty()) {
      return;
    }
    List<String> listed = policy.declaration().allowedHeaders();
    for (int i = 0; i < listed.size(); i++) {
      String name = listed.get(i);
      if (inferred.stream().allMatch(names -> names.contains(name.toLowerCase(Locale.ROOT)))) {
        out.accept(
            Diagnostic.at(
                policy,
                Finding.of(
                    DiagnosticId.REQUEST_HEADER_INFERRED,
                    new Place("allowedHeaders", i),
                    "\""
                        + name
                        + "\" is allowed anyway: the signature of every method under this"
                        + " policy shows it. Delete it from allowedHeaders.")));
      }
    }
  }
}
