/**
 * What requests are decided by: which policy governs a request, what a preflight request gets, and
 * the guard against state-changing requests from other sites. A room, because nothing below it ever
 * looks at a request.
 */
@NullMarked
package dev.corsac.policy.decide;

import org.jspecify.annotations.NullMarked;
