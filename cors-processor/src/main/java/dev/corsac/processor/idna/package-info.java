/** Unicode domains: the only room that knows ICU. */
@NullMarked
package dev.corsac.processor.idna;

import org.jspecify.annotations.NullMarked;
