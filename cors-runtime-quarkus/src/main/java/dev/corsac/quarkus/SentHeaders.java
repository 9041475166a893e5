package dev.corsac.quarkus;

import dev.corsac.jaxrs.front.DueHeaders;
import dev.corsac.jaxrs.front.HeaderSink;
import io.vertx.core.MultiMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The headers of a Vert.x response. Only {@code Access-Control-*} and {@code Vary} are read or
 * written.
 */
final class SentHeaders {
  private SentHeaders() {}

  /**
   * Leaves exactly the CORS headers that are due, and {@code Vary} with what is due.
   *
   * @param sent the headers of the response
   * @return whether headers of other code were in the way and were removed
   */
  static boolean write(MultiMap sent, DueHeaders due) {
    Set<String> foreign = new LinkedHashSet<>();
    for (Map.Entry<String, String> line : sent) {
      String name = line.getKey();
      if (DueHeaders.isReserved(name) && !due.contains(name, line.getValue())) {
        foreign.add(name);
      }
    }
    foreign.forEach(sent::remove);
    due.write(new Sink(sent));
    return !foreign.isEmpty();
  }

  private record Sink(MultiMap sent) implements HeaderSink {
    @Override
    public List<String> lines(String name) {
      return sent.getAll(name);
    }

    @Override
    public void set(String name, String value) {
      sent.set(name, value);
    }

    @Override
    public void add(String name, String value) {
      sent.add(name, value);
    }
  }
}
