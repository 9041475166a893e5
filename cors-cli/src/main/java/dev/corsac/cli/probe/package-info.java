/** Asks a deployed server what the compiled policies imply, and compares the answers. */
@NullMarked
package dev.corsac.cli.probe;

import org.jspecify.annotations.NullMarked;
