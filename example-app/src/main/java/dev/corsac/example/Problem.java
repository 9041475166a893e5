package dev.corsac.example;

/**
 * The body of an error.
 *
 * @param problem what is wrong, in a sentence
 */
public record Problem(String problem) {}
