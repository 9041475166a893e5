package dev.corsac.policy.path;

/**
 * One way in which a server can understand the path of a request.
 *
 * @param text empty, or a slash and segments; one trailing slash is dropped; if it is decoded, in
 *     octets
 * @param decoded whether percent-encoded characters were decoded, so that literals have to be too
 * @param tentative whether it counts where it leads somewhere, and nowhere else
 */
public record Reading(String text, boolean decoded, boolean tentative) {}
