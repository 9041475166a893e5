/**
 * The commands of the command line as goals of Maven. A goal only says where the application is;
 * what it does, and what is wrong with its options, the command says.
 */
@NullMarked
package dev.corsac.maven;

import org.jspecify.annotations.NullMarked;
