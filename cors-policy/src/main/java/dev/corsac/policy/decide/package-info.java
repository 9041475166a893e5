/** What requests are decided by: the guard against state-changing requests from other sites. */
@org.jspecify.annotations.NullMarked
package dev.corsac.policy.decide;
