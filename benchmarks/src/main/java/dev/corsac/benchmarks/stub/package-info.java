/** Requests and responses that cost next to nothing, in the types of each contestant. */
@NullMarked
package dev.corsac.benchmarks.stub;

import org.jspecify.annotations.NullMarked;
