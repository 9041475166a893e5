package dev.corsac.quarkus;

import io.vertx.core.MultiMap;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The headers of a Vert.x response that concern CORS: {@code Access-Control-*} and {@code Vary}. No
 * other header is read or written, since a copy of them by name loses lines: names that differ in
 * case only, as {@code Set-Cookie} and {@code set-cookie}, are one header to Vert.x.
 */
final class SentHeaders {
  private static final String VARY = "vary";
  private static final String ACCESS_CONTROL = "access-control-";

  private SentHeaders() {}

  /**
   * Lets an action change them, and writes what it changed.
   *
   * @param sent the headers of the response
   * @param action gets them with names in lower case, line by line
   */
  static void change(MultiMap sent, Consumer<MultivaluedMap<String, Object>> action) {
    MultivaluedMap<String, Object> before = new MultivaluedHashMap<>();
    MultivaluedMap<String, Object> after = new MultivaluedHashMap<>();
    for (Map.Entry<String, String> line : sent) {
      String name = line.getKey().toLowerCase(Locale.ROOT);
      if (name.equals(VARY) || name.startsWith(ACCESS_CONTROL)) {
        before.add(name, line.getValue());
        after.add(name, line.getValue());
      }
    }
    action.accept(after);
    before.forEach((name, lines) -> {
      if (!lines.equals(after.get(name))) {
        sent.remove(name);
      }
    });
    after.forEach((name, lines) -> {
      if (!lines.equals(before.get(name))) {
        sent.set(name, texts(lines));
      }
    });
  }

  private static List<String> texts(List<Object> lines) {
    List<String> texts = new ArrayList<>(lines.size());
    lines.forEach(line -> texts.add(String.valueOf(line)));
    return texts;
  }
}
