package dev.corsac.contract;

import java.util.List;

/** A response that grants what no policy can mean. No server may declare it as a deviation. */
public final class WrongGrant extends AssertionError {
  private static final long serialVersionUID = 1L;

  private WrongGrant(String message) {
    super(message);
  }

  /**
   * Looks at one response of a governed path.
   *
   * @throws WrongGrant if it echoes what is not the only {@code Origin} line, or an attacker's
   */
  static void check(String target, List<String> requestLines, Reply reply) {
    if (target.startsWith("/api/plain")) {
      return;
    }
    List<String> origins =
        requestLines.stream()
            .filter(line -> line.regionMatches(true, 0, "origin:", 0, 7))
            .map(line -> line.substring(7).strip())
            .toList();
    for (String granted : reply.lines("Access-Control-Allow-Origin")) {
      boolean echoed = origins.size() == 1 && granted.equals(origins.get(0));
      if (!granted.equals("*") && (!echoed || granted.contains("evil") || granted.equals("null"))) {
        throw new WrongGrant(target + " with " + requestLines + " is granted " + granted);
      }
    }
  }
}
