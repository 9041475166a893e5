/**
 * The annotation processor. Data flows one way through its rooms: {@code read} makes {@code model}
 * out of elements, {@code resolve} and {@code validate} look at it, {@code report} and {@code
 * write} put it out.
 */
@NullMarked
package dev.corsac.processor;

import org.jspecify.annotations.NullMarked;
