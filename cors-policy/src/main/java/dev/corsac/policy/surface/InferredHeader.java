package dev.corsac.policy.surface;

/**
 * A request header that a signature shows. Immutable and thread safe.
 *
 * @param name as written in {@code @HeaderParam}
 * @param source where it was seen, for people: {@code parameter "etag" of update(…)}
 */
public record InferredHeader(String name, String source) {}
