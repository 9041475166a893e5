package dev.corsac.processor.write;

import java.util.ArrayList;
import java.util.List;

/** Cuts lists into pieces that a class file can hold. */
final class Chunks {

  private Chunks() {}

  /**
   * The texts in their order, in pieces of at most so many and so long; one text alone may be
   * longer.
   */
  static List<List<String>> of(List<String> all, int maxElements, int maxLength) {
    List<List<String>> chunks = new ArrayList<>();
    int from = 0;
    int sum = 0;
    for (int i = 0; i < all.size(); i++) {
      int next = all.get(i).length();
      if (i > from && (i - from == maxElements || sum + next > maxLength)) {
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
