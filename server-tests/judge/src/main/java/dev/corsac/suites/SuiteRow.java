package dev.corsac.suites;

import java.util.List;

/**
 * A request and what must be so of its answer.
 *
 * @param line where it stands in the data
 * @param method the request's method
 * @param headers its header lines
 * @param must what the other project holds to be right
 * @param ours what is so with Corsac, where that is something else; empty where it is the same
 * @param because why, with the clause
 * @param portable whether it can be asked of Corsac
 */
record SuiteRow(
    int line,
    String method,
    List<String> headers,
    List<Fact> must,
    List<Fact> ours,
    String because,
    boolean portable) {

  /** The values of a header, line by line. */
  List<String> values(String name) {
    String prefix = name + ":";
    return headers.stream()
        .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
        .map(line -> line.substring(prefix.length()).strip())
        .toList();
  }

  boolean isByDesign() {
    return !ours.isEmpty();
  }

  @Override
  public String toString() {
    return "line " + line + ": " + method + " " + headers;
  }
}
