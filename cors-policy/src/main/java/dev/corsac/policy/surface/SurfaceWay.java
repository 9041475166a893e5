package dev.corsac.policy.surface;

/**
 * Something that can grant, and where its way begins, which the lock file says and {@code
 * policies.json} does not. Immutable and thread safe.
 *
 * @param rootClass canonical name of the root resource class where the way begins
 * @param route what the way leads to
 */
public record SurfaceWay(String rootClass, SurfaceRoute route) {}
