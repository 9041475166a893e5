/**
 * The rules that concern one policy: each diagnostic in one small class. {@link
 * dev.corsac.policy.rule.PolicyReview} runs them all.
 */
@NullMarked
package dev.corsac.policy.rule;

import org.jspecify.annotations.NullMarked;
