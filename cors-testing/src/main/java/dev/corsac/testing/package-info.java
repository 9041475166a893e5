/**
 * The Fetch Standard's CORS algorithm for tests: what a browser sends, and what a script may read.
 */
@NullMarked
package dev.corsac.testing;

import org.jspecify.annotations.NullMarked;
