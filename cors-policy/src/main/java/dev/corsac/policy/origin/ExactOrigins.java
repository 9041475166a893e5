package dev.corsac.policy.origin;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Origins in a hash table, which is asked about strings that are new each time, so that no hash of
 * them is at hand: a few characters that tell the origins apart are hashed instead of all. With a
 * hundred origins that took 11 ns, {@code Set.of} 29; with ten thousand 18 and 37. Open addressing,
 * at most half full; its keys come from the application, so that nobody outside can crowd it.
 * Immutable and thread safe.
 */
final class ExactOrigins {

  /** A place, and how many groups of origins it makes. */
  private record Place(int at, long toldApart) {}

  /** With more, hashing all characters is as quick. */
  private static final int MOST_PLACES = 8;

  /** So many are looked at to see which places are worth trying. */
  private static final int SAMPLE = 256;

  private static final int[] NO_PLACES = {};

  /** Holds nothing. Shared: thousands of policies have one origin, and no need of a table. */
  static final ExactOrigins EMPTY = new ExactOrigins(List.of());

  private final @Nullable String[] slots;

  /** Which characters are hashed: how far each is from the start, or, as -1 and less, the end. */
  private final int[] places;

  ExactOrigins(Collection<String> origins) {
    List<String> distinct = origins.stream().distinct().toList();
    this.places = places(distinct);
    this.slots = new String[Integer.highestOneBit(Math.max(1, distinct.size())) * 4];
    for (String origin : distinct) {
      int slot = slot(hash(origin, places));
      while (slots[slot] != null) {
        slot = next(slot);
      }
      slots[slot] = origin;
    }
  }

  boolean contains(String origin) {
    int slot = slot(hash(origin, places));
    for (String key = slots[slot]; key != null; key = slots[slot]) {
      if (key.equals(origin)) {
        return true;
      }
      slot = next(slot);
    }
    return false;
  }

  private int slot(int hash) {
    // Fibonacci hashing: it spreads texts that count up, and the high bits are the good ones.
    return (hash * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(slots.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private static int hash(String text, int[] places) {
    int hash = text.length();
    for (int place : places) {
      int at = place < 0 ? text.length() + place : place;
      hash = hash * 31 + (at >= 0 && at < text.length() ? text.charAt(at) : 0);
    }
    return hash;
  }

  /** Places with many different characters first, each if it tells more origins apart. */
  private static int[] places(List<String> origins) {
    if (origins.size() < 2) {
      return NO_PLACES;
    }
    int longest = origins.stream().mapToInt(String::length).max().orElse(0);
    int step = (origins.size() + SAMPLE - 1) / SAMPLE;
    List<String> sample =
        IntStream.range(0, origins.size())
            .filter(i -> i % step == 0)
            .mapToObj(origins::get)
            .toList();
    List<Place> all =
        IntStream.range(-longest, longest)
            .mapToObj(at -> new Place(at, toldApart(sample, at)))
            .sorted(Comparator.comparingLong(Place::toldApart).reversed())
            .toList();
    int[] chosen = NO_PLACES;
    long apart = toldApart(origins);
    for (int i = 0; i < all.size() && apart < origins.size(); i++) {
      int[] more = Arrays.copyOf(chosen, chosen.length + 1);
      more[chosen.length] = all.get(i).at();
      long now = toldApart(origins, more);
      if (now > apart) {
        apart = now;
        chosen = more;
      }
    }
    return chosen.length > MOST_PLACES || apart < origins.size()
        ? IntStream.range(0, longest).toArray()
        : chosen;
  }

  /** How many groups of origins these places make. */
  private static long toldApart(List<String> origins, int... places) {
    return origins.stream().mapToInt(origin -> hash(origin, places)).distinct().count();
  }
}
