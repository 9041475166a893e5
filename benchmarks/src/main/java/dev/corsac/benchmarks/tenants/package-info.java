/** What it costs that origins come from a database, and are many. */
@NullMarked
package dev.corsac.benchmarks.tenants;

import org.jspecify.annotations.NullMarked;
