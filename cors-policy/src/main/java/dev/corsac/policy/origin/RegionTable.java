package dev.corsac.policy.origin;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of schemes with tails of origins that is asked about regions of a string, so that no
 * substring is made. Open addressing, at most half full; its keys come from the application, so
 * that nobody outside can crowd it.
 */
final class RegionTable {

  /** A scheme without colon, and what stands at the end of the origin. */
  record Key(String scheme, String tail) {}

  // Shared: most policies have no wildcards, and what they share is in the cache.
  private static final RegionTable EMPTY = new RegionTable(List.of());

  private final @Nullable Key[] slots;
  private final int mask;
  private final int shortest;
  private final int longest;

  static RegionTable of(Collection<Key> keys) {
    return keys.isEmpty() ? EMPTY : new RegionTable(keys);
  }

  private RegionTable(Collection<Key> keys) {
    int size = Integer.highestOneBit(Math.max(1, keys.size())) * 4;
    this.slots = new Key[size];
    this.mask = size - 1;
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (Key key : keys) {
      least = Math.min(least, key.tail().length());
      most = Math.max(most, key.tail().length());
      int hash = 0;
      for (int i = key.tail().length() - 1; i >= 0; i--) {
        hash = step(hash, key.tail().charAt(i));
      }
      int slot = mix(hash) & mask;
      while (slots[slot] != null) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = key;
    }
    this.shortest = least;
    this.longest = most;
  }

  /** Whether scheme and the region from {@code start} to {@code end} are a key. */
  boolean contains(String origin, int schemeEnd, int start, int end) {
    if (end - start < shortest || end - start > longest) {
      return false;
    }
    int hash = 0;
    for (int i = end - 1; i >= start; i--) {
      hash = step(hash, origin.charAt(i));
    }
    return find(origin, schemeEnd, start, end, hash);
  }

  /**
   * The last dot in the host, but for one at its start, from which on to {@code end} the region is
   * a key with the scheme; -1 if there is none. The hash runs from the end, so that every dot is
   * one look-up.
   */
  int suffix(String origin, int schemeEnd, int host, int hostEnd, int end) {
    int hash = 0;
    int first = Math.max(host + 1, end - longest);
    for (int i = end - 1; i >= first; i--) {
      char c = origin.charAt(i);
      hash = step(hash, c);
      if (c == '.' && i < hostEnd && end - i >= shortest && find(origin, schemeEnd, i, end, hash)) {
        return i;
      }
    }
    return -1;
  }

  private boolean find(String origin, int schemeEnd, int start, int end, int hash) {
    for (int slot = mix(hash) & mask; ; slot = (slot + 1) & mask) {
      Key key = slots[slot];
      if (key == null) {
        return false;
      }
      if (key.tail().length() == end - start
          && key.scheme().length() == schemeEnd
          && origin.startsWith(key.tail(), start)
          && origin.startsWith(key.scheme())) {
        return true;
      }
    }
  }

  private static int step(int hash, char c) {
    return hash * 31 + c;
  }

  private static int mix(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ mixed >>> 15;
  }
}
