package dev.corsac.policy.finding;

/** How much a {@link Finding} weighs. */
public enum Severity {
  /** The compilation, or the deployment, fails. */
  ERROR,
  /** Reported; nothing fails. */
  WARNING,
  /** Worth knowing, nothing is wrong. */
  NOTE,
  /** Not reported unless asked for. */
  OFF
}
