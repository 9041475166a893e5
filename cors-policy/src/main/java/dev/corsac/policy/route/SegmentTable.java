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
      int slot = slot(key, 0, key.length());
      while (keys[slot] != null) {
        slot = (slot + 1) & (keys.length - 1);
      }
      keys[slot] = key;
      values[slot] = List.copyOf(value);
    });
  }

  /** The value of a region of a text; null if there is none. */
  @SuppressWarnings("unchecked") // only lists of T are stored
  @Nullable List<T> get(String text, int from, int to) {
    int slot = slot(text, from, to);
    for (String key = keys[slot]; key != null; key = keys[slot]) {
      if (key.length() == to - from && text.startsWith(key, from)) {
        return (List<T>) values[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return null;
  }

  private int slot(String text, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return (hash ^ hash >>> 15) & (keys.length - 1);
  }
}
