/** What one decision costs: every contestant gets the same requests through equally light stubs. */
@NullMarked
package dev.corsac.benchmarks.decision;

import org.jspecify.annotations.NullMarked;
