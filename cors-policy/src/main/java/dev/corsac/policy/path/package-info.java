/**
 * URI templates and the paths of requests, and which template matches which path in which way of
 * reading it. A room, because servers differ in nothing more, and it can be tested without a
 * policy.
 */
@NullMarked
package dev.corsac.policy.path;

import org.jspecify.annotations.NullMarked;
