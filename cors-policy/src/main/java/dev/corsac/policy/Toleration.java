package dev.corsac.policy;

/**
 * A finding accepted by the author of a policy, {@code @Tolerate}, as written and not yet judged.
 *
 * @param id the diagnostic's id
 * @param reason why it is accepted here
 */
public record Toleration(String id, String reason) {}
