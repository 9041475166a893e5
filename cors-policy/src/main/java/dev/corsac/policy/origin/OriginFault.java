package dev.corsac.policy.origin;

/** The ways not to be an origin. {@link OriginGrammar} names the first that it meets. */
public enum OriginFault {
  /** The origin {@code null}. */
  NULL,
  /** A wildcard where none may stand. */
  PATTERN,
  /** Not an origin at all. */
  MALFORMED,
  /** A scheme that no {@code Origin} header has. */
  SCHEME,
  /** A port that no page is served from. */
  PORT,
  /** Not a host that DNS or an IP literal can have. */
  HOST,
  /** An origin that browsers serialise otherwise. */
  NOT_CANONICAL
}
