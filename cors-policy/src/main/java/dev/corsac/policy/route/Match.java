package dev.corsac.policy.route;

import java.util.ArrayList;
import java.util.List;

/**
 * Something whose template matched.
 *
 * @param what what matched
 * @param end where the rest of the path begins
 */
record Match<T extends Templated>(T what, int end) {

  /**
   * Those of a stage's matches that some server could choose: the best, what ranks like it, and
   * whatever stands beside a template that spans (servers.md, "Overlapping templates").
   *
   * @param matches best first
   */
  static <T extends Templated> List<Match<T>> choices(List<Match<T>> matches) {
    if (matches.size() < 2) {
      return matches;
    }
    UriTemplate best = matches.get(0).what().template();
    List<Match<T>> choices = new ArrayList<>();
    for (Match<T> match : matches) {
      UriTemplate template = match.what().template();
      if (template.ranksLike(best) && template.spans()) {
        return matches;
      }
      if (template.ranksLike(best) || template.spans()) {
        choices.add(match);
      }
    }
    return choices;
  }
}
