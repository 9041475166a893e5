package dev.corsac.cli.edge;

/** What the guard does with a request that a browser sends for a page of another origin. */
public enum EdgeGuard {
  /** It is handled. */
  HANDLED,
  /** It is refused if it has cookies. */
  REFUSED_WITH_COOKIES,
  /** It is refused. */
  REFUSED
}
