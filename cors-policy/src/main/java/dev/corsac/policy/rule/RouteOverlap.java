package dev.corsac.policy.rule;

import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.rule.FlatRoute.Stage;
import dev.corsac.policy.rule.RouteReview.Pair;
import java.util.List;

/**
 * {@code route-overlap} ({@link dev.corsac.policy.finding.DiagnosticId#ROUTE_OVERLAP}): URI
 * templates that can match one path, where servers may choose differently.
 */
final class RouteOverlap {

  private RouteOverlap() {}

  /** Of two routes under different policies. */
  static boolean isBetween(FlatRoute one, FlatRoute two) {
    boolean oneTemplate = !one.isOpaque() && !two.isOpaque() && one.whole().sameAs(two.whole());
    return !oneTemplate && meet(one, two) && serversMayDiffer(one.stages(), two.stages());
  }

  private static boolean meet(FlatRoute one, FlatRoute two) {
    return (one.isOpaque() || two.isOpaque())
        ? one.whole().mayShareBeginning(two.whole())
        : one.whole().mayOverlap(two.whole());
  }

  /** The first stage at which the routes part decides (Jakarta REST 3.1, section 3.7.2). */
  private static boolean serversMayDiffer(List<Stage> one, List<Stage> two) {
    for (int i = 0; i < Math.min(one.size(), two.size()); i++) {
      Stage mine = one.get(i);
      Stage theirs = two.get(i);
      if (mine.ofMethod() != theirs.ofMethod()) {
        return mine.ofMethod()
            ? !comesFirst(mine.template(), theirs.template())
            : !comesFirst(theirs.template(), mine.template());
      }
      if (!mine.template().sameAs(theirs.template())) {
        boolean alike =
            i == 0
                ? mine.template().ranksLikeAsClass(theirs.template())
                : mine.template().ranksLike(theirs.template());
        return alike || mine.template().spans() || theirs.template().spans();
      }
      // How much of the path a spanning template leaves to what is below it is open too.
      if (!mine.ofMethod() && mine.template().spans()) {
        return true;
      }
    }
    return true;
  }

  /** Methods and locators are ranked together: every server takes a better method. */
  private static boolean comesFirst(UriTemplate ofMethod, UriTemplate ofLocator) {
    return ofMethod.comesBefore(ofLocator) && !ofMethod.spans() && !ofLocator.spans();
  }

  /** See {@link Pair#problem}. */
  static String problem(Pair pair, String place, String there) {
    String method = pair.httpMethod().isEmpty() ? "" : pair.httpMethod() + " ";
    String one = method + pair.shown().path();
    String two = method + pair.other().path() + " on " + there;
    return pair.other().policy() != null
        ? one
            + " and "
            + two
            + " can match one path under different policies"
            + place
            + ", and servers may choose differently. A"
            + " preflight there is granted only if both policies grant it."
        : one
            + " has a policy here"
            + place
            + ", and "
            + two
            + " has none. Both can match one path, and servers may choose differently, so a"
            + " preflight there is refused. Give both methods one policy, @SameOrigin for none, or"
            + " templates that cannot match the same path.";
  }
}
