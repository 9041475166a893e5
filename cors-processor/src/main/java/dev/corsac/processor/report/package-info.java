/** Findings become the compiler's messages: the only room that speaks to the {@code Messager}. */
@NullMarked
package dev.corsac.processor.report;

import org.jspecify.annotations.NullMarked;
