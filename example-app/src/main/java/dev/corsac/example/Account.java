package dev.corsac.example;

/**
 * A customer's account.
 *
 * @param owner whose
 * @param cents the balance in euro cents
 */
public record Account(String owner, int cents) {}
