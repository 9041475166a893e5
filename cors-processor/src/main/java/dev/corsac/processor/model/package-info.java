/**
 * What was read from the sources, as data: names only, no element of the compiler's, so that it
 * outlives a round. Knows neither a compiler nor a code writer.
 */
@NullMarked
package dev.corsac.processor.model;

import org.jspecify.annotations.NullMarked;
