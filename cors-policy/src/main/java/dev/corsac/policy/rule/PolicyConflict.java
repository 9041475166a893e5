package dev.corsac.policy.rule;

import dev.corsac.policy.rule.RouteReview.Pair;

/**
 * {@code policy-conflict} ({@link dev.corsac.policy.finding.DiagnosticId#POLICY_CONFLICT}): the
 * same HTTP method and URI template under policies that do not grant the same.
 */
public final class PolicyConflict {

  private PolicyConflict() {}

  /** Of two routes under different policies; a HEAD method beside a GET method takes every HEAD. */
  static boolean isBetween(FlatRoute one, FlatRoute two) {
    return !one.isOpaque()
        && !two.isOpaque()
        && one.whole().sameAs(two.whole())
        && one.httpMethod().equals(two.httpMethod());
  }

  static String atDeployment(Pair pair) {
    return pair.one().described()
        + " and "
        + pair.two().described()
        + " answer "
        + pair.httpMethod()
        + " at the same URI template"
        + pair.underWhat()
        + ". A preflight request cannot tell them apart, so it is refused unless both grant it. "
        + pair.onePolicy()
        + ", or give one of them another template.";
  }

  /**
   * What a compiler says at one of the two methods, which has a policy.
   *
   * @param pair the two
   * @param path the path of the method it is said at
   * @param place where that one's policy stands, if not there
   * @param other the other method, and where its policy stands
   * @param otherHasPolicy whether that has one
   */
  public static String inSource(
      Pair pair, String path, String place, String other, boolean otherHasPolicy) {
    String route = pair.httpMethod() + " " + path;
    String why = ": a preflight names no media type and no class, so it cannot tell them apart.";
    return otherHasPolicy
        ? route
            + " has two policies, one on "
            + other
            + " and this one"
            + place
            + why
            + " Give both methods one policy, or different paths."
        : route
            + " has a policy here"
            + place
            + ", and none on "
            + other
            + why
            + " Give both methods one policy, @SameOrigin for none, or different paths.";
  }
}
