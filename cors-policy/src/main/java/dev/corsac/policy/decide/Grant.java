package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * What all of several terms grant together: where servers could choose differently, no more than
 * each of them.
 */
record Grant(boolean anyOrigin, boolean credentials, long maxAge, RequestHeaders headers) {

  /**
   * @param terms at least one; all of them grant the origin that asks, so all have a policy
   */
  static Grant of(Collection<Terms> terms) {
    Grant grant = null;
    for (Terms each : terms) {
      Policy policy = each.policy();
      if (policy != null) {
        Grant one =
            new Grant(policy.anyOrigin(), policy.credentials(), policy.maxAge(), each.headers());
        grant = grant == null ? one : grant.and(one);
      }
    }
    if (grant == null) {
      throw new IllegalArgumentException("no terms");
    }
    return grant;
  }

  private Grant and(Grant other) {
    return new Grant(
        anyOrigin && other.anyOrigin,
        credentials && other.credentials,
        Math.min(maxAge, other.maxAge),
        headers.and(other.headers));
  }

  /** Whether a request that this permits, credentials and headers as they are, may use a route. */
  boolean permittedBy(Terms route, Predicate<Policy> allows) {
    Policy policy = route.policy();
    return policy != null
        && allows.test(policy)
        && (policy.credentials() || !credentials)
        && headers.within(route.headers());
  }
}
