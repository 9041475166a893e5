package dev.corsac.example;

import jakarta.ws.rs.BadRequestException;
import org.jspecify.annotations.Nullable;

/**
 * What a customer sends to place or to change an order.
 *
 * @param product the name of a product in the catalogue; null if the JSON has none
 * @param quantity how many
 */
public record OrderRequest(@Nullable String product, int quantity) {

  /**
   * The product's name.
   *
   * @throws BadRequestException (400) if the catalogue has no such product, or the quantity is not
   *     positive
   */
  String orderedProduct() {
    if (product == null || !Catalogue.PRODUCTS.containsKey(product)) {
      throw new BadRequestException("Choose a product of the catalogue.");
    }
    if (quantity < 1) {
      throw new BadRequestException("Order at least one.");
    }
    return product;
  }
}
