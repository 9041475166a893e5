/**
 * Corsac in a Jakarta REST server. Users see {@link dev.corsac.jaxrs.CorsFeature}, which registers
 * itself, and {@link dev.corsac.jaxrs.Cors}; {@link dev.corsac.jaxrs.CorsResponseFilter} is the
 * base of generated filters. The other public types are public because servers instantiate them.
 */
@NullMarked
package dev.corsac.jaxrs;

import org.jspecify.annotations.NullMarked;
