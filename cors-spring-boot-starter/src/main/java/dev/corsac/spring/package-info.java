/** Corsac in Spring Boot with Jersey, RESTEasy or CXF. */
@NullMarked
package dev.corsac.spring;

import org.jspecify.annotations.NullMarked;
