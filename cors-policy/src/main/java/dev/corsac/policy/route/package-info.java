/**
 * Routes: which resource method a request reaches, under which policy, as far as annotations say.
 * The records are what the compiler writes down; {@link dev.corsac.policy.route.Decisions} is what
 * requests ask.
 */
@NullMarked
package dev.corsac.policy.route;

import org.jspecify.annotations.NullMarked;
