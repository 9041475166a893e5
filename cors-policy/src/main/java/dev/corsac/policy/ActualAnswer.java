package dev.corsac.policy;

import org.jspecify.annotations.Nullable;

/**
 * What the response to an actual request gets under a policy. Immutable.
 *
 * @param granted whether scripts of the request's origin may read the response
 * @param headers what is written
 */
public record ActualAnswer(boolean granted, CorsHeaders headers) {

  /** Nothing is granted, to nobody. */
  static final ActualAnswer NEVER = new ActualAnswer(false, CorsHeaders.NONE);

  /** Nothing is granted to this origin. */
  static final ActualAnswer REFUSED = new ActualAnswer(false, CorsHeaders.VARY_ORIGIN);

  static ActualAnswer granting(
      boolean anyOrigin, boolean allowCredentials, @Nullable String exposeHeaders) {
    return new ActualAnswer(true, CorsHeaders.granting(anyOrigin, allowCredentials, exposeHeaders));
  }
}
