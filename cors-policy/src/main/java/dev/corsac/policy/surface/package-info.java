/**
 * The compiled surface as data: everything that can grant, as {@code META-INF/corsac/policies.json}
 * says it for programs, and {@code surface.lock} for reviews. A room, because the compiler writes
 * what the command line reads, and neither of them decides by it.
 */
@NullMarked
package dev.corsac.policy.surface;

import org.jspecify.annotations.NullMarked;
