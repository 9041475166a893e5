/** The front door of Quarkus REST. */
@NullMarked
package dev.corsac.quarkus;

import org.jspecify.annotations.NullMarked;
