/**
 * Resource classes as reflection shows them: their annotations, the nearest policy, the method that
 * a server means, and whether the tables still describe them.
 */
@NullMarked
package dev.corsac.jaxrs.resource;

import org.jspecify.annotations.NullMarked;
