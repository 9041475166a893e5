package dev.corsac.policy.path;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Something whose template matched.
 *
 * @param what what matched
 * @param end where the rest of the path begins
 */
public record Match<T extends Templated>(T what, int end) {

  /**
   * Those of a stage's matches that some server could choose: the best, what ranks like it, and
   * whatever stands beside a template that spans (servers.md, "Overlapping templates").
   *
   * @param matches best first
   */
  public static <T extends Templated> List<Match<T>> choices(List<Match<T>> matches) {
    return choices(matches, UriTemplate::ranksLike);
  }

  /**
   * The same of classes.
   *
   * @param matches best first
   */
  public static <T extends Templated> List<Match<T>> choicesOfClasses(List<Match<T>> matches) {
    return choices(matches, UriTemplate::ranksLikeAsClass);
  }

  private static <T extends Templated> List<Match<T>> choices(
      List<Match<T>> matches, BiPredicate<UriTemplate, UriTemplate> rankAlike) {
    if (matches.size() < 2) {
      return matches;
    }
    List<Match<T>> best = best(matches);
    List<Match<T>> choices = new ArrayList<>();
    for (Match<T> match : matches) {
      UriTemplate template = match.what().template();
      boolean ranksLikeBest =
          best.stream().allMatch(each -> template.ranksLike(each.what().template()));
      if (ranksLikeBest && template.spans()) {
        return matches;
      }
      boolean chosenLikeBest =
          best.stream().allMatch(each -> rankAlike.test(template, each.what().template()));
      if (chosenLikeBest || template.spans()) {
        choices.add(match);
      }
    }
    return choices;
  }

  /**
   * Those that section 3.7.2 ranks first.
   *
   * @param matches best first
   */
  public static <T extends Templated> List<Match<T>> best(List<Match<T>> matches) {
    int end = 0;
    while (end < matches.size()
        && UriTemplate.BY_RANK.compare(
                matches.get(0).what().template(), matches.get(end).what().template())
            == 0) {
      end++;
    }
    return matches.subList(0, end);
  }
}
