/** What Corsac costs, beside its peers. */
@NullMarked
package dev.corsac.benchmarks;

import org.jspecify.annotations.NullMarked;
