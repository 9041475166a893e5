/**
 * Which routes come of what was read, as the table that requests ask and as the list for people.
 */
@NullMarked
package dev.corsac.processor.resolve;

import org.jspecify.annotations.NullMarked;
