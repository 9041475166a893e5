package dev.corsac.cli.export;

import dev.corsac.cli.edge.EdgeLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Places that get the same, so that one rule says it for all of them.
 *
 * @param <T> what they get
 * @param gets what they get
 * @param locations the places
 */
record AlikePlaces<T>(T gets, List<EdgeLocation> locations) {

  /**
   * Puts places together, for a server that takes the first rule that matches. A place only moves
   * up to another one across such as have no path in common with it.
   *
   * @param locations narrowest first
   * @param gets what a place gets
   * @return in an order in which the first that has a path says the same as before
   */
  static <T> List<AlikePlaces<T>> of(List<EdgeLocation> locations, Function<EdgeLocation, T> gets) {
    List<AlikePlaces<T>> all = new ArrayList<>();
    for (EdgeLocation location : locations) {
      T its = gets.apply(location);
      int at = all.size() - 1;
      while (at >= 0 && !all.get(at).gets.equals(its) && !all.get(at).meets(location)) {
        at--;
      }
      if (at >= 0 && all.get(at).gets.equals(its)) {
        all.get(at).locations.add(location);
      } else {
        all.add(new AlikePlaces<>(its, new ArrayList<>(List.of(location))));
      }
    }
    return all;
  }

  private boolean meets(EdgeLocation location) {
    return locations.stream().anyMatch(each -> each.template().overlaps(location.template()));
  }

  /** For people. */
  String name() {
    String first = locations.get(0).name();
    int more = locations.size() - 1;
    return more == 0 ? first : first + " and " + more + (more == 1 ? " other" : " others");
  }
}
