package dev.corsac.policy.route;

import org.jspecify.annotations.Nullable;

/** What a preflight request gets (DESIGN: the table "Preflight"). */
public sealed interface PreflightAnswer {

  /** Nothing governed is at this path: the request goes on to JAX-RS untouched. */
  record NotOurs() implements PreflightAnswer {}

  /**
   * 204 with these headers: the method is granted, or, with a max age of 0, does not exist and the
   * allowed ones are named.
   *
   * @param allowOrigin {@code *} or the request's origin
   * @param allowCredentials whether {@code Access-Control-Allow-Credentials: true} is sent
   * @param allowMethods the value of {@code Access-Control-Allow-Methods}
   * @param allowHeaders the value of {@code Access-Control-Allow-Headers}; null if it is not sent
   * @param maxAge the value of {@code Access-Control-Max-Age}
   */
  record Granted(
      String allowOrigin,
      boolean allowCredentials,
      String allowMethods,
      @Nullable String allowHeaders,
      String maxAge)
      implements PreflightAnswer {}

  /**
   * 403 without any {@code Access-Control-*} header.
   *
   * @param reason why, in one sentence, for {@code corsac.diagnostics}
   */
  record Refused(String reason) implements PreflightAnswer {}
}
