package dev.corsac.example;

/**
 * The lighthouse keeper's tips.
 *
 * @param cents what is in the jar now, in euro cents
 */
public record TipJar(long cents) {}
