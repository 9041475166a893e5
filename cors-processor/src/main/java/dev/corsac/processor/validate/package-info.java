/**
 * The rules that need more than one policy to judge: placement, conflicts, what signatures show.
 * Each diagnostic is one small class; {@link dev.corsac.processor.validate.CompilationRules} lists
 * them.
 */
@NullMarked
package dev.corsac.processor.validate;

import org.jspecify.annotations.NullMarked;
