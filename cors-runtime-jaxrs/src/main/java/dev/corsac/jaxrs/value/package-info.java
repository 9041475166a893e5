/**
 * Configured values: where a placeholder's value is looked up, {@link
 * dev.corsac.jaxrs.OriginSource} included, and the policies that are bound to them.
 */
@NullMarked
package dev.corsac.jaxrs.value;

import org.jspecify.annotations.NullMarked;
