package dev.corsac.policy.route;

import org.jspecify.annotations.Nullable;

/**
 * A concrete subclass of {@code jakarta.ws.rs.core.Application}.
 *
 * @param name its binary name
 * @param policy what it or its nearest annotated superclass says for everything that it serves and
 *     that has no nearer policy; null if none of them bears a policy
 */
public record DeclaredApplication(String name, @Nullable DeclaredPolicy policy) {}
