/**
 * What a server in front of the application needs to know: which paths there are, which origins are
 * treated alike, and what each gets. Every answer is asked of the compiled table.
 */
@NullMarked
package dev.corsac.cli.edge;

import org.jspecify.annotations.NullMarked;
