package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredPolicy;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The reviewed policies, one object for all declarations that grant the same. */
final class BoundPolicies {

  /** What {@link PolicyDeclaration#grantsSameAs} compares. */
  private record Grant(
      boolean crossOrigin,
      List<String> origins,
      List<String> allowedHeaders,
      List<String> exposedHeaders,
      boolean allowCredentials,
      long maxAge,
      boolean guarded) {

    static Grant of(PolicyDeclaration declaration) {
      return new Grant(
          declaration.crossOrigin(),
          declaration.effectiveOrigins(),
          declaration.allowedHeaders(),
          declaration.exposedHeaders(),
          declaration.allowCredentials(),
          declaration.maxAge(),
          declaration.guarded());
    }
  }

  private final Function<DeclaredPolicy, Policy> review;
  private final Map<Grant, Policy> known = new HashMap<>();

  BoundPolicies(Function<DeclaredPolicy, Policy> review) {
    this.review = review;
  }

  @Nullable Policy of(@Nullable DeclaredPolicy declared) {
    if (declared == null) {
      return null;
    }
    Grant grant = Grant.of(declared.declaration());
    Policy policy = known.get(grant);
    if (policy == null) {
      policy = grant.crossOrigin() ? review.apply(declared) : Policy.sameOrigin(grant.guarded());
      known.put(grant, policy);
    }
    return policy;
  }

  Collection<Policy> all() {
    return Collections.unmodifiableCollection(known.values());
  }
}
