package dev.corsac.example;

import java.util.Map;
import java.util.TreeMap;

/** The products. */
final class Catalogue {

  /** By name, in its order. */
  static final Map<String, Product> PRODUCTS =
      new TreeMap<>(
          Map.of(
              "lantern", new Product("lantern", "Storm lantern", 3450),
              "rope", new Product("rope", "Hemp rope, 20 m", 1890),
              "tent", new Product("tent", "Two-person tent", 21900)));

  private Catalogue() {}
}
