package dev.corsac.jaxrs.value;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.rule.PolicyReview;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Declared policies with the values that are configured now.
 *
 * @param policies the policy of each declaration that is valid
 * @param findings what the rules object to in configured values that are needed, accepted findings
 *     left out
 * @param valid whether every declaration that is needed has a policy
 */
public record PolicyBinding(
    Map<DeclaredPolicy, Policy> policies, List<SitedFinding> findings, boolean valid) {

  /** So many are told of a severity; the rest is counted. */
  private static final int MOST_MESSAGES = 20;

  /**
   * A finding and the annotation it is about.
   *
   * @param site the class or method that bears the annotation
   * @param source where the value in question is from; empty if it is not configured
   */
  public record SitedFinding(String site, Finding finding, String source) {
    /** {@code [cors:id] problem (at com.acme.OrderResource, value[0]; app.origins is from …)}. */
    @Override
    public String toString() {
      String place = finding.place().toString();
      return finding.message()
          + " (at "
          + site
          + (place.isEmpty() ? "" : ", " + place)
          + (source.isEmpty() ? "" : "; " + source)
          + ")";
    }
  }

  /**
   * Binds declarations; reports all that is wrong with those that are needed, not the first only.
   *
   * @param others declarations that nothing served needs: they are bound too if they can be
   */
  public static PolicyBinding of(
      Set<DeclaredPolicy> needed, Set<DeclaredPolicy> others, ReadValues values) {
    Map<PolicyDeclaration, PolicyReview> reviews = new HashMap<>();
    PolicyBinding binding = of(needed, values, reviews);
    Set<DeclaredPolicy> rest = new LinkedHashSet<>(others);
    rest.removeAll(needed);
    if (rest.isEmpty()) {
      return binding;
    }
    Map<DeclaredPolicy, Policy> policies = new HashMap<>(binding.policies());
    policies.putAll(of(rest, values, reviews).policies());
    return new PolicyBinding(Map.copyOf(policies), binding.findings(), binding.valid());
  }

  /** Binds declarations; reports all that is wrong, not the first only. */
  public static PolicyBinding of(Collection<DeclaredPolicy> declared, ReadValues values) {
    return of(declared, values, new HashMap<>());
  }

  /** Declarations that say the same are reviewed once: an {@code OriginSource} may list many. */
  private static PolicyBinding of(
      Collection<DeclaredPolicy> declared,
      ReadValues values,
      Map<PolicyDeclaration, PolicyReview> reviews) {
    Map<DeclaredPolicy, Policy> policies = new HashMap<>();
    List<SitedFinding> findings = new ArrayList<>();
    for (DeclaredPolicy each : declared) {
      Policy constant = constant(each.declaration());
      if (constant != null) {
        policies.put(each, constant);
      } else {
        PolicyReview review =
            reviews.computeIfAbsent(
                each.declaration(),
                declaration -> PolicyReview.of(declaration, values, DomainToAscii.ASCII_ONLY));
        List<Finding> unanswered = values.faults(each.declaration().placeholders());
        review
            .policy()
            .filter(policy -> unanswered.isEmpty())
            .ifPresent(policy -> policies.put(each, policy));
        Stream.of(review.untolerated(), review.unresolved(), unanswered)
            .flatMap(List::stream)
            .map(finding -> new SitedFinding(each.site(), finding, source(each, finding, values)))
            .forEach(findings::add);
      }
    }
    return new PolicyBinding(
        Map.copyOf(policies), List.copyOf(findings), policies.keySet().containsAll(declared));
  }

  /**
   * The policy of a declaration that was read at run time: with the configured values if a table
   * has the same, and else, where something in it is configured, one that lets nobody else through.
   */
  public Policy of(PolicyDeclaration declaration) {
    Policy constant = constant(declaration);
    return constant != null
        ? constant
        : policies.entrySet().stream()
            .filter(each -> each.getKey().declaration().equals(declaration))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(Policy.SAME_ORIGIN);
  }

  private static String source(DeclaredPolicy declared, Finding finding, ReadValues values) {
    return declared.declaration().placeholderAt(finding.place()).map(values::source).orElse("");
  }

  /** The findings of a severity, as texts; where there are many, the first of them and a count. */
  public List<String> messages(Severity severity) {
    List<SitedFinding> all =
        findings.stream().filter(sited -> sited.finding().severity() == severity).toList();
    List<String> texts =
        all.stream().limit(MOST_MESSAGES).map(SitedFinding::toString).collect(Collectors.toList());
    if (all.size() > MOST_MESSAGES) {
      texts.add("and " + (all.size() - MOST_MESSAGES) + " more like these");
    }
    return texts;
  }

  /**
   * The policy of a declaration that nothing configures. The compiler has judged it, with a public
   * suffix list that is not worth loading here.
   *
   * @return null if something in it is configured, or its origins are none that the compiler lets
   *     pass
   */
  public static @Nullable Policy constant(PolicyDeclaration declaration) {
    if (!declaration.crossOrigin()) {
      return Policy.sameOrigin(declaration.guarded());
    }
    List<String> origins = declaration.effectiveOrigins();
    if (origins.isEmpty() || declaration.holdsPlaceholders()) {
      return null;
    }
    try {
      return Policy.of(
              OriginSet.of(origins.stream().map(OriginPattern::of).toList()),
              declaration.allowedHeaders(),
              declaration.exposedHeaders(),
              declaration.allowCredentials(),
              declaration.maxAge())
          .guardedIf(declaration.guarded());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
