package dev.corsac.cli.export;

import dev.corsac.cli.edge.EdgeAnswer;
import dev.corsac.cli.edge.EdgeLocation;
import dev.corsac.cli.edge.EdgeTable;
import dev.corsac.policy.origin.OriginPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one method grants at one place, whoever of the allowed origins asks.
 *
 * @param origins who may; {@code *} alone for everybody
 * @param credentials whether with cookies
 * @param methods the methods that a preflight names
 * @param headers the request headers that a preflight allows
 * @param maxAge how long a preflight may be kept, in seconds
 * @param exposed the response headers that scripts may read
 */
record MethodGrant(
    List<OriginPattern> origins,
    boolean credentials,
    List<String> methods,
    List<String> headers,
    long maxAge,
    List<String> exposed) {

  MethodGrant {
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    headers = List.copyOf(headers);
    exposed = List.copyOf(exposed);
  }

  /** The same with other headers. */
  MethodGrant withHeaders(List<String> others) {
    return new MethodGrant(origins, credentials, methods, others, maxAge, exposed);
  }

  /** The same with other methods and another max age. */
  MethodGrant with(List<String> otherMethods, long otherMaxAge) {
    return new MethodGrant(origins, credentials, otherMethods, headers, otherMaxAge, exposed);
  }

  boolean anyOrigin() {
    return origins.contains(OriginPattern.ANY);
  }

  /**
   * What each method grants that grants something.
   *
   * @param problems where one sentence goes for each method whose grant depends on who asks
   */
  static Map<String, MethodGrant> at(
      EdgeLocation location, EdgeTable table, List<String> problems) {
    Map<String, MethodGrant> grants = new LinkedHashMap<>();
    for (int m = 1; m < table.methods().size(); m++) {
      String method = table.methods().get(m);
      List<EdgeAnswer> preflights = location.answers().preflights().get(m);
      List<EdgeAnswer> actuals = location.answers().actuals().get(m);
      Set<Integer> granted = new TreeSet<>();
      for (int c = 0; c < preflights.size(); c++) {
        if (names(preflights.get(c)).contains(method)) {
          granted.add(c);
        }
      }
      if (granted.isEmpty()) {
        continue;
      }
      Optional<MethodGrant> grant =
          of(granted.stream().map(preflights::get).toList(), actuals, granted, table);
      if (grant.isPresent()) {
        grants.put(method, grant.get());
      } else {
        problems.add(
            method
                + " "
                + location.name()
                + ": several routes match here, and together they are not one policy.");
      }
    }
    return grants;
  }

  private static List<String> names(EdgeAnswer preflight) {
    return list(preflight, "Access-Control-Allow-Methods");
  }

  private static List<String> list(EdgeAnswer answer, String header) {
    return answer.header(header).stream()
        .flatMap(value -> Arrays.stream(value.split(", *", -1)))
        .toList();
  }

  private static Optional<MethodGrant> of(
      List<EdgeAnswer> preflights,
      List<EdgeAnswer> actuals,
      Set<Integer> granted,
      EdgeTable table) {
    for (int c = 0; c < actuals.size(); c++) {
      if (actuals.get(c).allowsAnybody() != granted.contains(c)) {
        return Optional.empty();
      }
    }
    List<MethodGrant> each = new ArrayList<>();
    long maxAge = Long.MAX_VALUE;
    List<OriginPattern> origins =
        preflights.get(0).allowsRequestsOrigin()
            ? table.origins().patternsOf(granted).findFirst().orElse(List.of())
            : List.of(OriginPattern.ANY);
    if (origins.isEmpty()) {
      return Optional.empty();
    }
    int index = 0;
    for (int c : granted) {
      EdgeAnswer preflight = preflights.get(index++);
      maxAge =
          Math.min(maxAge, Long.parseLong(preflight.header("Access-Control-Max-Age").orElse("0")));
      each.add(
          new MethodGrant(
              preflight.allowsRequestsOrigin() ? origins : List.of(OriginPattern.ANY),
              preflight.header("Access-Control-Allow-Credentials").isPresent(),
              names(preflight),
              list(preflight, "Access-Control-Allow-Headers"),
              0,
              list(actuals.get(c), "Access-Control-Expose-Headers")));
    }
    MethodGrant first = each.get(0);
    return each.stream().allMatch(first::equals)
        ? Optional.of(first.with(first.methods(), maxAge))
        : Optional.empty();
  }
}
