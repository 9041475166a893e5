package dev.corsac.policy.route;

import dev.corsac.policy.PolicyDeclaration;

/**
 * A policy and the place that declares it.
 *
 * @param site where it stands, for messages: {@code com.acme.OrderResource} or {@code
 *     com.acme.OrderResource.list()}
 * @param declaration what it says
 */
public record DeclaredPolicy(String site, PolicyDeclaration declaration) {}
