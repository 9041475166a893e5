package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What a sub-resource locator hands down to a class that no table foresaw. Between the two policies
 * stand those of the classes that declare the locator, which the tables do not hold of a locator
 * whose result type says nothing.
 *
 * @param nearest the policy of the locator; null if it has none, or only its class has one
 * @param further the policy that the locator's own class was handed down; null if it was none, or
 *     if {@code nearest} has taken it over
 */
public record HandedPolicy(@Nullable Policy nearest, @Nullable Policy further) {}
