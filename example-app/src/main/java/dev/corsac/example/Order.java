package dev.corsac.example;

/**
 * An order.
 *
 * @param id its number, from 1
 * @param product the name of the product
 * @param quantity how many
 * @param customer who ordered
 */
public record Order(long id, String product, int quantity, String customer) {}
