package dev.corsac.cli.report;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.surface.SurfaceRoute;

/** Who may read a route's answers, in one of four ways. */
enum Reach {
  LISTED_ORIGINS("listed origins"),
  ANY_ORIGIN("any origin"),
  SAME_ORIGIN("same origin only"),
  NOT_GOVERNED("not governed");

  private final String words;

  Reach(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static Reach of(SurfaceRoute route) {
    if (route.policy().isEmpty()) {
      return NOT_GOVERNED;
    }
    PolicyDeclaration policy = route.policy().get().declaration();
    if (!policy.crossOrigin()) {
      return SAME_ORIGIN;
    }
    return policy.effectiveOrigins().contains("*") ? ANY_ORIGIN : LISTED_ORIGINS;
  }
}
