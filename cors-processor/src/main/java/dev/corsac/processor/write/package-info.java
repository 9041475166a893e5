/** Tables become text: generated Java, the listing, {@code policies.json}, {@code surface.lock}. */
@NullMarked
package dev.corsac.processor.write;

import org.jspecify.annotations.NullMarked;
