/**
 * The rules of the diagnostics that need no compiler: each id in one small class, those of the
 * origin grammar in the room {@code origin}. {@link dev.corsac.policy.rule.PolicyReview} runs those
 * that concern one policy, {@link dev.corsac.policy.rule.RouteReview} those that concern the routes
 * of a whole table. A room, because the compiler and the deployment run the same ones.
 */
@NullMarked
package dev.corsac.policy.rule;

import org.jspecify.annotations.NullMarked;
