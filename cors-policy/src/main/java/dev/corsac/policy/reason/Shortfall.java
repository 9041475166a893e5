package dev.corsac.policy.reason;

/**
 * What a request asked for and does not get.
 *
 * @param cause why
 * @param sentence what is wrong and what to write, for people: begins in lower case, ends with a
 *     full stop, and quotes what comes from the request
 */
public record Shortfall(Cause cause, String sentence) {}
