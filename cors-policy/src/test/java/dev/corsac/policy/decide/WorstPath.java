package dev.corsac.policy.decide;

import dev.corsac.policy.route.Tables;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the path that costs most: repeated shapes first, then hill climbing over the fragments
 * from which servers' disagreements are made. The same seed finds the same path.
 */
final class WorstPath {
  private static final List<String> FRAGMENTS =
      List.of(
          "a",
          "aaaaaaaa",
          "/",
          "//",
          "/.",
          "/..",
          "/./",
          "/../",
          ";",
          ";v=1",
          "/;",
          "%2F",
          "%2f",
          "%25",
          "%2e",
          "%2E%2E",
          "%3B",
          "%5C",
          "%20",
          "%C3%A9",
          "%E2%82%AC",
          "%FF",
          "%",
          "%zz",
          "%252F",
          "%252e",
          "%253B",
          "%2525",
          "é",
          ":",
          "+",
          "/a",
          "/a;b",
          "/%20");

  private final int length;
  private final Random random;
  private final ToLongFunction<String> cost;
  private String worst = "";
  private long most = -1;

  private WorstPath(int length, long seed, ToLongFunction<String> cost) {
    this.length = length;
    this.random = new Random(seed);
    this.cost = cost;
  }

  /**
   * Looks for it.
   *
   * @param length of the paths
   * @param beginnings with which they may begin
   * @param climbs how many steps to climb
   */
  static String find(
      int length, List<String> beginnings, int climbs, long seed, ToLongFunction<String> cost) {
    WorstPath search = new WorstPath(length, seed, cost);
    for (String beginning : beginnings) {
      for (String one : FRAGMENTS) {
        for (String two : FRAGMENTS) {
          search.consider(beginning + (one + two).repeat(length));
          search.consider(beginning + one + two + "a".repeat(length));
        }
      }
    }
    for (int i = 0; i < climbs; i++) {
      search.consider(search.changed());
    }
    return search.worst;
  }

  private void consider(String path) {
    String cut = path.substring(0, Math.min(length, path.length()));
    String candidate = cut + "a".repeat(length - cut.length());
    long costs = cost.applyAsLong(candidate);
    if (costs > most) {
      most = costs;
      worst = candidate;
    }
  }

  /** One to four fragments put in somewhere, or a part repeated, or moved. */
  private String changed() {
    int from = 1 + random.nextInt(length - 1);
    int to = from + random.nextInt(length - from);
    if (random.nextInt(6) == 0) {
      return worst.substring(0, to) + worst.substring(from);
    }
    StringBuilder fragments = new StringBuilder();
    for (int i = 0; i <= random.nextInt(4); i++) {
      fragments.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
    }
    return random.nextBoolean()
        ? worst.substring(0, from) + fragments + worst.substring(from)
        : worst.substring(0, from) + fragments + worst.substring(to);
  }

  /** One class at a literal path, and one that takes every path. */
  private static Decisions decisions(boolean catchAll) {
    return Tables.decisions(
        Tables.resource(
            "A",
            catchAll ? "{path: .+}" : "orders/{id}",
            Tables.method("PUT", "", Tables.allow(Tables.TRUSTED))));
  }

  /**
   * Measures, in nanoseconds of one preflight decision, the worst path found against ordinary ones:
   * {@code java -cp cors-policy/target/test-classes:cors-policy/target/classes
   * dev.corsac.policy.decide.WorstPath}.
   */
  public static void main(String[] args) {
    System.out.println(
        "| under | bytes | ordinary, ns | ordinary, many segments, ns | worst, ns | times |");
    for (boolean catchAll : new boolean[] {false, true}) {
      Decisions decisions = decisions(catchAll);
      Function<String, Object> decide = path -> decisions.preflight(path, "PUT", Tables.TRUSTED);
      List<String> beginnings = List.of("/", "/orders/");
      for (int length : new int[] {100, 1_000, 8_000}) {
        String ordinary = "/orders/" + "a".repeat(length - 8);
        String deep =
            ("/orders" + "/abcdefghijklmnopqrstuvwxyzabcde".repeat(length)).substring(0, length);
        warm(decide, List.of(ordinary, deep, "/a%20b;c//d/../%2F%25" + "a".repeat(length)));
        // By the clock here: what counts steps cannot see what a step costs.
        List<String> candidates = new ArrayList<>();
        for (long seed = 1; seed <= 3; seed++) {
          candidates.add(
              find(length, beginnings, 300, seed, path -> nanoseconds(decide, path, 3, 4)));
        }
        // Again in turn, once the compiler has seen them all: what a machine that has just given
        // its code up takes is no path's doing.
        List<String> all = new ArrayList<>(List.of(ordinary, deep));
        all.addAll(candidates);
        long[] least = new long[all.size()];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int round = 0; round < 30; round++) {
          for (int i = 0; i < least.length; i++) {
            least[i] = Math.min(least[i], nanoseconds(decide, all.get(i), 3, 200_000 / length));
          }
        }
        long plain = least[0];
        long segments = least[1];
        int dearest = 2;
        for (int i = dearest; i < least.length; i++) {
          dearest = least[i] > least[dearest] ? i : dearest;
        }
        long most = least[dearest];
        String worst = all.get(dearest);
        System.out.printf(
            "| `%s` | %,d | %,d | %,d | %,d | %.1f |%n",
            catchAll ? "{path: .+}" : "orders/{id}",
            length,
            plain,
            segments,
            most,
            (double) most / plain);
        System.out.println(
            "  " + decide.apply(worst) + " " + worst.substring(0, Math.min(160, length)));
      }
    }
  }

  private static void warm(Function<String, Object> decide, List<String> paths) {
    for (int i = 0; i < 3_000; i++) {
      for (String path : paths) {
        sink = decide.apply(path);
      }
    }
  }

  /** The fastest of several rounds. */
  private static long nanoseconds(
      Function<String, Object> decide, String path, int rounds, int times) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      long start = cpu();
      for (int i = 0; i < times; i++) {
        sink = decide.apply(path);
      }
      best = Math.min(best, (cpu() - start) / times);
    }
    return best;
  }

  /** Of this thread, so that a machine that also does something else can be measured on. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  // So that no decision is optimised away.
  static volatile @Nullable Object sink;
}
