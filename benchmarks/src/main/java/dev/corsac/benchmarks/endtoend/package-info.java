/** Whole servers under load, with and without CORS. */
@NullMarked
package dev.corsac.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
