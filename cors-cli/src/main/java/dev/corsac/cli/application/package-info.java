/** A compiled application, read from its jars or folders: what every command starts from. */
@NullMarked
package dev.corsac.cli.application;

import org.jspecify.annotations.NullMarked;
