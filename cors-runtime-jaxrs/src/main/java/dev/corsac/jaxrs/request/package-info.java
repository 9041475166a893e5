/**
 * What Corsac reads of a request, and what it logs and records of one that got less than it asked
 * for.
 */
@NullMarked
package dev.corsac.jaxrs.request;

import org.jspecify.annotations.NullMarked;
