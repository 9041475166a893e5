/**
 * What requests are decided by: which policy governs a request, what a preflight request gets, and
 * the guard against state-changing requests from other sites. A room, because nothing below it ever
 * looks at a request.
 *
 * <p>Words of its own: an <em>endpoint</em> is all resource methods at one URI template, a
 * <em>branch</em> a sub-resource locator with what it leads to; a root resource class
 * <em>yields</em> where a server asks the next class because this one lacks the HTTP method.
 */
@NullMarked
package dev.corsac.policy.decide;

import org.jspecify.annotations.NullMarked;
