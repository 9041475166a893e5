package dev.corsac.example;

/**
 * What the shop sells.
 *
 * @param name its name in URLs
 * @param title its name for people
 * @param cents its price in euro cents
 */
public record Product(String name, String title, int cents) {}
