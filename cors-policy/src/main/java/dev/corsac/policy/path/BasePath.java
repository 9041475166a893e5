package dev.corsac.policy.path;

import java.util.Optional;

/**
 * The path below which an application is served: {@code /api}. Immutable.
 *
 * @param path with a slash at its beginning and none at its end; empty for the root
 */
public record BasePath(String path) {

  /** A base path as people write it: with or without slashes around it. */
  public BasePath {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    path = path.substring(0, end);
    path = path.isEmpty() || path.startsWith("/") ? path : "/" + path;
  }

  /**
   * What of a path is below the base path.
   *
   * @param rawPath the raw path of a request, with the slash that begins it
   * @return empty, or with a slash at its beginning; nothing if the path is not below
   */
  public Optional<String> below(String rawPath) {
    if (!rawPath.startsWith(path)) {
      return Optional.empty();
    }
    String rest = rawPath.substring(path.length());
    return rest.isEmpty() || rest.startsWith("/") ? Optional.of(rest) : Optional.empty();
  }
}
