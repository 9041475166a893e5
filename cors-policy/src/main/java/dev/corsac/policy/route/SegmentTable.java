package dev.corsac.policy.route;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by the text of one path segment, found without cutting the segment out of its path: open
 * addressing on a hash of the region. Immutable.
 */
final class SegmentTable<T> {
  private final String[] keys;
  private final Object[] values;

  SegmentTable(Map<String, List<T>> entries) {
    int capacity = Integer.highestOneBit(Math.max(1, entries.size()) * 2 - 1) << 1;
    keys = new String[capacity];
    values = new Object[capacity];
    entries.forEach((key, value) -> {
      int hash = 0;
      for (int i = 0; i < key.length(); i++) {
        hash = step(hash, key.charAt(i));
      }
      int slot = slot(hash);
      while (keys[slot] != null) {
        slot = (slot + 1) & (keys.length - 1);
      }
      keys[slot] = key;
      values[slot] = List.copyOf(value);
    });
  }

  /**
   * The value of the segment of a path that begins somewhere, without its matrix parameters; null
   * if there is none.
   */
  @SuppressWarnings("unchecked") // only lists of T are stored
  @Nullable List<T> get(String text, int from) {
    int length = text.length();
    int to = from;
    int hash = 0;
    for (; to < length; to++) {
      char c = text.charAt(to);
      if (c == '/' || c == ';') {
        break;
      }
      hash = step(hash, c);
    }
    int slot = slot(hash);
    for (String key = keys[slot]; key != null; key = keys[slot]) {
      if (key.length() == to - from && text.startsWith(key, from)) {
        return (List<T>) values[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return null;
  }

  private static int step(int hash, char c) {
    return 31 * hash + c;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) & (keys.length - 1);
  }
}
