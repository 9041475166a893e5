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

  /** What becomes of a route's request from an origin that the policy does not allow. */
  public static String sentence(SurfaceRoute route) {
    return switch (of(route)) {
      case SAFE -> "Handled, whoever sends it: this method changes nothing.";
      case NOT_GOVERNED -> "Handled, whoever sends it: no policy says how to guard it.";
      case UNGUARDED -> "Handled, whoever sends it: guarded = false.";
      case GUARDED -> guarded(route);
    };
  }

  private static String guarded(SurfaceRoute route) {
    String safe = route.method().equals("*") ? "All but GET, HEAD and OPTIONS: " : "";
    boolean any = route.policy().filter(policy -> policy.origins().contains("*")).isPresent();
    return any
        ? safe + "403 to other sites if cookies come with it; else handled."
        : safe + "403 before the method runs to browsers' requests from origins not allowed.";
  }
}
