/** Which policy applies, which headers a signature shows, and which routes come of it. */
@NullMarked
package dev.corsac.processor.resolve;

import org.jspecify.annotations.NullMarked;
