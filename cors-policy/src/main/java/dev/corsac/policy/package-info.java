/**
 * Origins, origin patterns and policies: what the compiler judges and what requests are held
 * against. Knows neither JAX-RS nor a compiler, so that one code judges a constant in javac and a
 * configured value at deployment.
 */
@NullMarked
package dev.corsac.policy;

import org.jspecify.annotations.NullMarked;
