package dev.corsac.cli.edge;

import dev.corsac.policy.origin.HostKind;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which origins an application's policies tell apart: all origins of one class are allowed by the
 * same policies. Class 0 is everybody else's. Immutable.
 */
public final class OriginClasses {

  /** An origin that no policy can name: the domain is reserved for that (RFC 6761). */
  static final String STRANGER = "https://corsac-stranger.invalid";

  private final List<OriginRegion> regions;
  private final List<String> samples;
  private final List<BitSet> allowing;
  private final List<List<OriginPattern>> sets;

  private OriginClasses(
      List<OriginRegion> regions,
      List<String> samples,
      List<BitSet> allowing,
      List<List<OriginPattern>> sets) {
    this.regions = List.copyOf(regions);
    this.samples = List.copyOf(samples);
    this.allowing = List.copyOf(allowing);
    this.sets = List.copyOf(sets);
  }

  /**
   * The classes that some policies make.
   *
   * @param sets the origins of each policy; {@code *} makes no difference and is left out
   */
  static OriginClasses of(Set<List<OriginPattern>> sets) {
    List<List<OriginPattern>> listed =
        sets.stream().filter(set -> set.stream().noneMatch(OriginPattern::isAny)).toList();
    List<OriginSet> lookups = listed.stream().map(OriginSet::of).toList();
    Map<BitSet, Integer> classes = new LinkedHashMap<>();
    List<String> samples = new ArrayList<>(List.of(STRANGER));
    classes.put(allowing(lookups, STRANGER), 0);
    List<OriginRegion> regions = new ArrayList<>();
    for (OriginRegion region : candidates(listed)) {
      BitSet allowing = allowing(lookups, region.sample());
      // What a wider region allows, a narrower one allows too: one of nobody's hides nothing.
      if (!allowing.isEmpty()) {
        Integer number = classes.get(allowing);
        if (number == null) {
          number = samples.size();
          classes.put(allowing, number);
          samples.add(region.sample());
        }
        regions.add(region.in(number));
      }
    }
    return new OriginClasses(regions, samples, List.copyOf(classes.keySet()), listed);
  }

  private static BitSet allowing(List<OriginSet> sets, String origin) {
    BitSet allowing = new BitSet();
    for (int i = 0; i < sets.size(); i++) {
      allowing.set(i, sets.get(i).contains(origin));
    }
    return allowing;
  }

  /** Every place and port that some pattern names, narrowest first. */
  private static List<OriginRegion> candidates(List<List<OriginPattern>> sets) {
    List<OriginPattern> patterns = sets.stream().flatMap(List::stream).distinct().toList();
    Set<String> wild = new TreeSet<>();
    Set<Integer> ports = new TreeSet<>(List.of(OriginRegion.NO_PORT));
    boolean anyPort = false;
    for (OriginPattern pattern : patterns) {
      ports.add(pattern.port());
      anyPort |= pattern.anyPort();
      if (pattern.subdomains()) {
        wild.add(pattern.host());
      }
    }
    List<Integer> narrowestFirst = new ArrayList<>(ports);
    if (anyPort) {
      narrowestFirst.add(OriginRegion.ANY_PORT);
    }
    Set<OriginRegion> regions = new java.util.LinkedHashSet<>();
    for (OriginPattern pattern : patterns) {
      for (boolean below : new boolean[] {false, true}) {
        if (!below || (pattern.hostKind() == HostKind.DOMAIN && isBelow(pattern.host(), wild))) {
          for (int port : narrowestFirst) {
            regions.add(new OriginRegion(pattern.scheme(), pattern.host(), below, port, 0));
          }
        }
      }
    }
    return regions.stream()
        .sorted(
            Comparator.<OriginRegion>comparingInt(region -> -labels(region.host()))
                .thenComparing(OriginRegion::below)
                .thenComparing(region -> region.port() == OriginRegion.ANY_PORT))
        .toList();
  }

  /** Whether subdomains of this host can be allowed at all. */
  private static boolean isBelow(String host, Set<String> wild) {
    return wild.stream().anyMatch(each -> host.equals(each) || host.endsWith("." + each));
  }

  private static int labels(String host) {
    return host.split("\\.", -1).length;
  }

  /** The regions of every class but 0; an origin belongs to the first that it is in. */
  public List<OriginRegion> regions() {
    return regions;
  }

  /** How many classes there are, 0 included. */
  public int count() {
    return samples.size();
  }

  /** An origin of a class. */
  String sample(int originClass) {
    return samples.get(originClass);
  }

  /**
   * The patterns that allow exactly some classes; empty if no policy's do.
   *
   * @param classes without 0
   */
  public Stream<List<OriginPattern>> patternsOf(Set<Integer> classes) {
    return Stream.iterate(0, i -> i < sets.size(), i -> i + 1)
        .filter(i -> {
          for (int c = 1; c < count(); c++) {
            if (allowing.get(c).get(i) != classes.contains(c)) {
              return false;
            }
          }
          return true;
        })
        .map(sets::get);
  }
}
