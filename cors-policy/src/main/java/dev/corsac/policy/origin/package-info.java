/**
 * Origins: the grammar of what a developer may write, the URL Standard's host parser that finds
 * what was meant, and the sets that an {@code Origin} header is looked up in. Knows no policy.
 */
@NullMarked
package dev.corsac.policy.origin;

import org.jspecify.annotations.NullMarked;
