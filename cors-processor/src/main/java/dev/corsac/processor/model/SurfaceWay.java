package dev.corsac.processor.model;

import dev.corsac.policy.surface.SurfaceRoute;

/**
 * Something that can grant, and where its way begins, which the lock file says and {@code
 * policies.json} does not.
 *
 * @param rootClass canonical name of the root resource class where the way begins
 * @param route what the way leads to
 */
public record SurfaceWay(String rootClass, SurfaceRoute route) {}
