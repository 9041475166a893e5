package dev.corsac.policy.reason;

/** Why a request gets less than it asks for. {@link Reasons} has a sentence for each. */
public enum Cause {
  /** Several lines of {@code Origin}. */
  SEVERAL_ORIGINS,

  /** A preflight request with several lines of {@code Access-Control-Request-Method}. */
  SEVERAL_METHODS,

  /** Nothing at the path is under a policy. */
  PATH_NOT_GOVERNED,

  /** The path has policies, but the method there has none. */
  METHOD_NOT_GOVERNED,

  /** The method does not exist at the path, or not for this origin. */
  NO_SUCH_METHOD,

  /** The policy lists other origins. */
  ORIGIN_NOT_ALLOWED,

  /** The origin is {@code null}, which no policy can list. */
  NULL_ORIGIN,

  /** The policy is {@code @SameOrigin}. */
  SAME_ORIGIN_POLICY,

  /** The origin is the server's own, whose scripts need no grant. */
  OWN_ORIGIN,

  /** Several policies hold at the path, and no resource method was chosen among them. */
  POLICIES_DISAGREE,

  /** Several resource methods could answer, and not all allow the origin. */
  ROUTES_DIFFER,

  /** Servers read the path in several ways, and not every reading has the method. */
  READINGS_DIFFER,

  /** The path has more readings or segments than are looked at. */
  TOO_MANY_READINGS,

  /** A regular expression of a URI template takes too long for the path, or fails. */
  EXPRESSION_FAILED,

  /** A request header is not allowed. */
  HEADER_NOT_ALLOWED,

  /** The script asks for credentials, and the policy does not allow them. */
  CREDENTIALS_NOT_ALLOWED,

  /** The script asks for credentials, and the policy is {@code *}, which can allow none. */
  CREDENTIALS_WITH_ANY_ORIGIN,

  /** The response has headers that scripts expect and the policy does not expose. */
  HEADERS_NOT_EXPOSED
}
