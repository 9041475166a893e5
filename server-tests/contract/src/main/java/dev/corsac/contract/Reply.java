package dev.corsac.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * A response as it came on the wire.
 *
 * @param status the status code
 * @param headers the header lines, in their order
 * @param body the body as it came, chunks included
 */
public record Reply(int status, List<String> headers, String body) {

  /** The values of a header, line by line. */
  public List<String> lines(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .toList();
  }

  /** The members of {@code Vary}, in lower case, repetitions included. */
  public List<String> vary() {
    return lines("Vary").stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(member -> member.strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The CORS headers by name in lower case; a header of several lines has a value of each. */
  public TreeMap<String, String> cors() {
    TreeMap<String, String> cors = new TreeMap<>();
    for (String line : headers) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      if (name.startsWith("access-control-")) {
        cors.merge(name, line.substring(colon + 1).strip(), (one, other) -> one + " | " + other);
      }
    }
    return cors;
  }
}
