/**
 * Policies: what a developer declares, what it is once it has passed every rule, and the headers
 * and answers that it gives. A room, because everything after it holds policies and judges none.
 * Knows neither Jakarta REST nor a compiler, so one code judges a constant in javac and a
 * configured value at deployment.
 */
@NullMarked
package dev.corsac.policy;

import org.jspecify.annotations.NullMarked;
