/** A small order service, with a front end that may use it and one that may not. */
@NullMarked
package dev.corsac.example;

import org.jspecify.annotations.NullMarked;
