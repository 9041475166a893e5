package dev.corsac.processor.write;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts lists into pieces that a class file can hold. */
final class Chunks {

  private Chunks() {}

  /**
   * The elements in their order, in pieces of at most so many and so heavy; one element alone may
   * be heavier.
   */
  static <T> List<List<T>> of(
      List<T> all, ToIntFunction<? super T> weight, int maxElements, int maxWeight) {
    List<List<T>> chunks = new ArrayList<>();
    int from = 0;
    int sum = 0;
    for (int i = 0; i < all.size(); i++) {
      int next = weight.applyAsInt(all.get(i));
      if (i > from && (i - from == maxElements || sum + next > maxWeight)) {
        chunks.add(all.subList(from, i));
        from = i;
        sum = 0;
      }
      sum += next;
    }
    if (from < all.size()) {
      chunks.add(all.subList(from, all.size()));
    }
    return chunks;
  }
}
