/**
 * The report for people: a page and the same as Markdown. It shows the surface that {@code
 * policies.json} lists for programs, and adds nothing to it but words.
 */
@NullMarked
package dev.corsac.processor.page;

import org.jspecify.annotations.NullMarked;
