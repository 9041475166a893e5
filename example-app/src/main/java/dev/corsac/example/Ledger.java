package dev.corsac.example;

import jakarta.ws.rs.core.Configuration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What arrived at the API, by the mark that the page puts into the query of each call.
 *
 * <p>It is how the page can show the server's side of a call that its script must not read. A real
 * stranger has no such window. Thread safe.
 */
final class Ledger {

  /** The application's property that holds it. */
  static final String PROPERTY = "example.ledger";

  private static final Pattern MARK = Pattern.compile("[a-z0-9-]{1,40}");
  private static final int MOST = 500;

  private final Map<String, List<Arrival>> arrivals = new LinkedHashMap<>();

  static @Nullable Ledger of(Configuration configuration) {
    return (Ledger) configuration.getProperty(PROPERTY);
  }

  /** Notes a request, if it bears a mark. The oldest mark is forgotten when there are too many. */
  synchronized void note(@Nullable String mark, Arrival arrival) {
    if (mark == null || !MARK.matcher(mark).matches()) {
      return;
    }
    arrivals.computeIfAbsent(mark, unused -> new ArrayList<>()).add(arrival);
    if (arrivals.size() > MOST) {
      arrivals.remove(arrivals.keySet().iterator().next());
    }
  }

  /** The requests with this mark in the order of their arrival, one a line. */
  synchronized String read(String mark) {
    return arrivals.getOrDefault(mark, List.of()).stream()
        .map(arrival -> arrival.line() + "\n")
        .collect(Collectors.joining());
  }
}
