/**
 * The report for people: a page, and the same as Markdown. It shows what {@code policies.json}
 * lists for programs, and adds nothing to it but words.
 */
@NullMarked
package dev.corsac.cli.report;

import org.jspecify.annotations.NullMarked;
