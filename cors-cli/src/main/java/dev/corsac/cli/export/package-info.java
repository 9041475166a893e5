/** Configuration for servers in front of the application, in their own formats. */
@NullMarked
package dev.corsac.cli.export;

import org.jspecify.annotations.NullMarked;
