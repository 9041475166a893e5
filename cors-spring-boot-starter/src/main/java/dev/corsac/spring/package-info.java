/** Corsac in Spring Boot with Jersey. */
@NullMarked
package dev.corsac.spring;

import org.jspecify.annotations.NullMarked;
