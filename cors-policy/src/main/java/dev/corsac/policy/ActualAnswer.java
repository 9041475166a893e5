package dev.corsac.policy;

import org.jspecify.annotations.Nullable;

/**
 * What the response to an actual request gets under a policy (DESIGN section 7, "Actual request").
 * Policies that answer alike share it; immutable.
 *
 * @param granted whether scripts of the request's origin may read the response
 * @param anyOrigin whether {@code Access-Control-Allow-Origin} is {@code *}, not the request's
 *     origin
 * @param allowCredentials whether {@code Access-Control-Allow-Credentials: true} is sent
 * @param exposeHeaders the value of {@code Access-Control-Expose-Headers}; null if it is not sent
 * @param varies whether responses depend on the {@code Origin} header: {@code Vary: Origin} is due
 */
public record ActualAnswer(
    boolean granted,
    boolean anyOrigin,
    boolean allowCredentials,
    @Nullable String exposeHeaders,
    boolean varies) {

  /**
   * The value of {@code Access-Control-Allow-Origin}.
   *
   * @param origin the origin of the request to which this is the answer
   * @return null if the header is not sent
   */
  public @Nullable String allowOrigin(@Nullable String origin) {
    return !granted ? null : anyOrigin ? "*" : origin;
  }
}
