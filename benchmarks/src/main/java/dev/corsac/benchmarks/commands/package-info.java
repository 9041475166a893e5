/** What each command of the command line costs, as a user runs it. */
@NullMarked
package dev.corsac.benchmarks.commands;

import org.jspecify.annotations.NullMarked;
