package dev.corsac.cli.compare;

import dev.corsac.policy.surface.SurfaceRoute;

/**
 * One difference of two surfaces.
 *
 * @param kind what it means
 * @param route where: that of now, or that of before if it is gone
 * @param text what differs, without a full stop
 */
public record Difference(Kind kind, SurfaceRoute route, String text) {

  /** What a difference means. */
  public enum Kind {
    /** Somebody may do what nobody could do before. */
    WIDENED,
    /** Somebody may no longer do something. */
    NARROWED,
    /** Neither. */
    CHANGED
  }
}
