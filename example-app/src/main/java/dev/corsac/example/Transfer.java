package dev.corsac.example;

import org.jspecify.annotations.Nullable;

/**
 * Money that moves.
 *
 * @param to who gets it; null if the JSON does not say
 * @param cents how much, in euro cents
 */
public record Transfer(@Nullable String to, int cents) {}
