package dev.corsac.policy.rule;

import dev.corsac.policy.rule.RouteReview.Pair;

/**
 * {@code policy-conflict} ({@link dev.corsac.policy.finding.DiagnosticId#POLICY_CONFLICT}): the
 * same HTTP method and URI template under policies that do not grant the same.
 */
final class PolicyConflict {

  private PolicyConflict() {}

  /** Of two routes under different policies; a HEAD method beside a GET method takes every HEAD. */
  static boolean isBetween(FlatRoute one, FlatRoute two) {
    return !one.isOpaque()
        && !two.isOpaque()
        && one.whole().sameAs(two.whole())
        && one.httpMethod().equals(two.httpMethod());
  }

  /** See {@link Pair#problem}. */
  static String problem(Pair pair, String place, String there) {
    String route = pair.httpMethod() + " " + pair.shown().path();
    String why = ": a preflight names no media type and no class, so it cannot tell them apart.";
    return pair.other().policy() != null
        ? route
            + " has two policies, one on "
            + there
            + " and this one"
            + place
            + why
            + " Give both methods one policy, or different paths."
        : route
            + " has a policy here"
            + place
            + ", and none on "
            + there
            + why
            + " Give both methods one policy, @SameOrigin for none, or different paths.";
  }
}
