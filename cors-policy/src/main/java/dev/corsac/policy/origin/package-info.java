/**
 * Origins: the grammar of what a developer may write, the URL Standard's host parser that finds
 * what was meant, and the sets that an {@code Origin} header is looked up in. A room, because none
 * of it knows of policies or requests.
 */
@NullMarked
package dev.corsac.policy.origin;

import org.jspecify.annotations.NullMarked;
