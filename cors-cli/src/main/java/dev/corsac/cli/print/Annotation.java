package dev.corsac.cli.print;

import dev.corsac.cli.application.SourceLine;
import java.util.Optional;

/**
 * Something that is said beside a line of a source file, by a tool for reviews.
 *
 * @param rule what kind of thing it is
 * @param element the Java element that it is about, as people write it
 * @param place where that stands; empty if it is not known
 * @param text what is said
 */
public record Annotation(
    AnnotationRule rule, String element, Optional<SourceLine> place, String text) {}
