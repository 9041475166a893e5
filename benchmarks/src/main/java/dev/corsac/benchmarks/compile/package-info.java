/** What Corsac costs the compiler. */
@NullMarked
package dev.corsac.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
