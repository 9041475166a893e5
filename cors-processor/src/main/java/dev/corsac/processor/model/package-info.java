/**
 * What was read from the sources, as data: names only, no element of the compiler's, so that it
 * outlives a round; and what every phase asks of it: which policy applies, which headers a
 * signature shows, which subtypes a locator may return. Knows neither a compiler nor a code writer.
 */
@NullMarked
package dev.corsac.processor.model;

import org.jspecify.annotations.NullMarked;
