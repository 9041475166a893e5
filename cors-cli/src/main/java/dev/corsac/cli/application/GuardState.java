package dev.corsac.cli.application;

import dev.corsac.policy.decide.Guard;
import dev.corsac.policy.surface.SurfaceRoute;

/** What becomes of a route's requests from other sites that would change something. */
public enum GuardState {
  /** Its method changes nothing, so that nothing is kept from it. */
  SAFE,
  /** It can change something, and its policy keeps other sites from it. */
  GUARDED,
  /** It can change something, and its policy lets other sites in. */
  UNGUARDED,
  /** It can change something, and there is no policy by which to guard it. */
  NOT_GOVERNED;

  /** That of a route. */
  public static GuardState of(SurfaceRoute route) {
    if (Guard.isSafe(route.method())) {
      return SAFE;
    }
    if (route.policy().isEmpty()) {
      return NOT_GOVERNED;
    }
    return route.policy().get().declaration().guarded() ? GUARDED : UNGUARDED;
  }
}
