package dev.corsac.jaxrs;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.Place;
import dev.corsac.policy.Placeholders;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Severity;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.rule.PolicyReview;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Declared policies with the values that are configured now.
 *
 * @param policies the policy of each declaration that is valid
 * @param findings what the rules object to in configured values, accepted findings left out
 * @param valid whether every declaration has a policy
 */
record PolicyBinding(
    Map<DeclaredPolicy, Policy> policies, List<SitedFinding> findings, boolean valid) {

  /**
   * A finding and the annotation it is about.
   *
   * @param site the class or method that bears the annotation
   */
  record SitedFinding(String site, Finding finding) {
    /** {@code [cors:id] problem (at com.acme.OrderResource, value[0])}. */
    @Override
    public String toString() {
      String place = finding.place().toString();
      return finding.message() + " (at " + site + (place.isEmpty() ? "" : ", " + place) + ")";
    }
  }

  /** Binds declarations; reports all that is wrong, not the first only. */
  static PolicyBinding of(Collection<DeclaredPolicy> declared, Placeholders values) {
    Map<DeclaredPolicy, Policy> policies = new HashMap<>();
    List<SitedFinding> findings = new ArrayList<>();
    boolean valid = true;
    for (DeclaredPolicy each : declared) {
      PolicyReview review = review(each.declaration(), values);
      review.findings().stream()
          .filter(finding -> !isAccepted(finding, each.declaration()))
          .forEach(finding -> findings.add(new SitedFinding(each.site(), finding)));
      review.policy().ifPresent(policy -> policies.put(each, policy));
      valid &= review.policy().isPresent();
    }
    return new PolicyBinding(Map.copyOf(policies), List.copyOf(findings), valid);
  }

  /** The findings of a severity, as texts. */
  List<String> messages(Severity severity) {
    return findings.stream()
        .filter(sited -> sited.finding().severity() == severity)
        .map(SitedFinding::toString)
        .toList();
  }

  private static PolicyReview review(PolicyDeclaration declaration, Placeholders values) {
    if (!declaration.crossOrigin()) {
      return new PolicyReview(List.of(), Optional.of(Policy.SAME_ORIGIN));
    }
    List<String> origins = declaration.effectiveOrigins();
    if (origins.stream().noneMatch(origin -> origin.contains("${"))) {
      return constant(declaration, origins);
    }
    PolicyReview review = PolicyReview.of(declaration, values, DomainToAscii.ASCII_ONLY);
    boolean silent =
        review.policy().isEmpty()
            && review.findings().stream().noneMatch(f -> f.severity() == Severity.ERROR);
    return silent ? withoutValue(declaration, review, values) : review;
  }

  // The compiler has judged it, with the public suffix list that is not worth loading here.
  private static PolicyReview constant(PolicyDeclaration declaration, List<String> origins) {
    try {
      OriginSet set = OriginSet.of(origins.stream().map(OriginPattern::of).toList());
      return new PolicyReview(
          List.of(),
          Optional.of(
              Policy.of(
                  set,
                  declaration.allowedHeaders(),
                  declaration.exposedHeaders(),
                  declaration.allowCredentials(),
                  declaration.maxAge())));
    } catch (IllegalArgumentException e) {
      return PolicyReview.of(declaration, Placeholders.UNKNOWN, DomainToAscii.ASCII_ONLY);
    }
  }

  private static PolicyReview withoutValue(
      PolicyDeclaration declaration, PolicyReview review, Placeholders values) {
    List<Finding> findings = new ArrayList<>(review.findings());
    List<String> origins = declaration.effectiveOrigins();
    for (int i = 0; i < origins.size(); i++) {
      String origin = origins.get(i);
      if (origin.startsWith("${") && origin.endsWith("}") && !origin.contains(":")) {
        String name = origin.substring(2, origin.length() - 1);
        if (values.value(name).isEmpty()) {
          findings.add(
              Finding.of(
                  DiagnosticId.ORIGINS_MISSING,
                  new Place(declaration.originsMember(), i),
                  "\""
                      + origin
                      + "\" has no value and no default. Set "
                      + name
                      + " to a comma-separated list of origins, or to \"none\" if no other origin"
                      + " may read these responses here."));
        }
      }
    }
    return new PolicyReview(findings, Optional.empty());
  }

  private static boolean isAccepted(Finding finding, PolicyDeclaration declaration) {
    return finding.id().tolerable()
        && declaration.tolerate().stream().map(Toleration::id).anyMatch(finding.id().id()::equals);
  }
}
