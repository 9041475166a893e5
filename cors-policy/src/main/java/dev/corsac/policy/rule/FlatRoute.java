package dev.corsac.policy.rule;

import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.rule.RouteReview.Route;
import java.util.List;

/**
 * A route with all templates on the way to it.
 *
 * @param order its place among all routes
 * @param stages the templates, from that of the root resource class on
 * @param whole all of them as one
 */
record FlatRoute(int order, Route route, List<Stage> stages, UriTemplate whole) {

  /** A template of one stage of matching; the last of a method's is the method's own. */
  record Stage(UriTemplate template, boolean ofMethod) {}

  /** Whether it is a locator about which nothing more is known. */
  boolean isOpaque() {
    return route.method() == null;
  }

  String httpMethod() {
    return route.method() == null ? "" : route.method().httpMethod();
  }
}
