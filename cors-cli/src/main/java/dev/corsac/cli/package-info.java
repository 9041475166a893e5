/** The command line: what the user types, and what is printed. */
@NullMarked
package dev.corsac.cli;

import org.jspecify.annotations.NullMarked;
