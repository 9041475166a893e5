/**
 * URI templates and the paths of requests, and which template matches which path in which way of
 * reading it. A room, because servers differ in nothing more, and it can be tested without a
 * policy.
 *
 * <p>A word of its own: a template <em>spans</em> if a variable's regular expression can match a
 * slash or nothing, so that it is not of one segment.
 */
@NullMarked
package dev.corsac.policy.path;

import org.jspecify.annotations.NullMarked;
