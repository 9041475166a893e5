/**
 * Elements become declarations: the only room that reads the compiler's model. It knows every
 * annotation by name, never by class, so that versions of the annotations and of the processor may
 * differ.
 */
@NullMarked
package dev.corsac.processor.read;

import org.jspecify.annotations.NullMarked;
