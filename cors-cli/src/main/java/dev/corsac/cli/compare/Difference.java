package dev.corsac.cli.compare;

import dev.corsac.policy.surface.SurfaceRoute;

/**
 * One difference of two surfaces.
 *
 * @param kind what it means
 * @param route where: that of now, or that of before if it is gone
 * @param text what differs, without a full stop
 * @param policy the element whose annotation decides there: that of now, or that of before if none
 *     does now; the resource class where none ever did
 */
public record Difference(Kind kind, SurfaceRoute route, String text, String policy) {

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
