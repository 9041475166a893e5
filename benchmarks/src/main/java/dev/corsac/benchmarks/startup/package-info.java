/** What Corsac costs before the first request. */
@NullMarked
package dev.corsac.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
