/** What the commands found, as text, Markdown and JSON. */
@NullMarked
package dev.corsac.cli.print;

import org.jspecify.annotations.NullMarked;
