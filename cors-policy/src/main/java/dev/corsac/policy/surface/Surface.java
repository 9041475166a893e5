package dev.corsac.policy.surface;

import java.util.List;

/**
 * What a compilation grants. Immutable and thread safe.
 *
 * @param routes everything that can grant, in the order of the file
 */
public record Surface(List<SurfaceRoute> routes) {
  /** Where it is, below the root of the class output or of a jar. */
  public static final String PATH = "META-INF/corsac/policies.json";

  /** Counts up when a reader of the last format would misread the new one. */
  public static final int FORMAT = 1;

  public Surface {
    routes = List.copyOf(routes);
  }
}
