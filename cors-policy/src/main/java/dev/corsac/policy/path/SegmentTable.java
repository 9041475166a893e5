package dev.corsac.policy.path;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values by the text of one path segment, found without cutting the segment out of its path: open
 * addressing on a hash of the region. The texts themselves are not compared, because whoever asks
 * compares whole templates anyway. Immutable.
 */
final class SegmentTable<V> {
  private final int[] hashes;
  private final Object[] values;

  /**
   * @param entries what belongs to each text
   * @param value makes a value of what belongs to the texts of one hash
   */
  <T> SegmentTable(Map<String, List<T>> entries, Function<Collection<T>, V> value) {
    int capacity = Integer.highestOneBit(Math.max(1, entries.size()) * 2 - 1) << 1;
    hashes = new int[capacity];
    values = new Object[capacity];
    Map<Integer, Set<T>> byHash = new LinkedHashMap<>();
    entries.forEach((text, several) -> {
      int hash = 0;
      for (int i = 0; i < text.length(); i++) {
        hash = step(hash, text.charAt(i));
      }
      byHash.computeIfAbsent(hash, k -> new LinkedHashSet<>()).addAll(several);
    });
    byHash.forEach((hash, several) -> {
      int slot = slot(hash);
      while (values[slot] != null) {
        slot = next(slot);
      }
      hashes[slot] = hash;
      values[slot] = value.apply(several);
    });
  }

  /** The part of a literal segment by which a path is looked up: up to a slash or parameters. */
  static String lookedUp(String literal) {
    int end = 0;
    while (end < literal.length() && !isEnd(literal.charAt(end))) {
      end++;
    }
    return literal.substring(0, end);
  }

  private static boolean isEnd(char c) {
    return c == '/' || c == ';';
  }

  /**
   * The value of the segment of a path that begins somewhere, without its matrix parameters.
   *
   * @return null if there is none; it may hold what belongs to other texts too
   */
  @SuppressWarnings("unchecked") // only V are stored
  @Nullable V get(String text, int from) {
    int length = text.length();
    int hash = 0;
    for (int i = from; i < length; i++) {
      char c = text.charAt(i);
      if (isEnd(c)) {
        break;
      }
      hash = step(hash, c);
    }
    int slot = slot(hash);
    while (hashes[slot] != hash && values[slot] != null) {
      slot = next(slot);
    }
    return (V) values[slot];
  }

  private static int step(int hash, char c) {
    return 31 * hash + c;
  }

  private int slot(int hash) {
    // Fibonacci hashing: segments that count up would stand side by side.
    return (hash * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(hashes.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (hashes.length - 1);
  }
}
