/** What one compilation of an application grants more or less than another. */
@NullMarked
package dev.corsac.cli.compare;

import org.jspecify.annotations.NullMarked;
