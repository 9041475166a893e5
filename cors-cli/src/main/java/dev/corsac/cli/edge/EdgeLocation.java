package dev.corsac.cli.edge;

import java.util.List;
import java.util.Optional;

/**
 * Paths, and what is answered there.
 *
 * @param template the paths
 * @param written the template as a route writes it; empty where several routes meet
 * @param answers what is answered
 */
public record EdgeLocation(EdgeTemplate template, Optional<String> written, Answers answers) {

  /** For messages. */
  public String name() {
    return written.orElseGet(template::toString);
  }

  /**
   * What is answered at a path.
   *
   * @param preflights by index of the requested method, then by origin class
   * @param actuals by index of the method, then by origin class
   * @param guards by index of the method, then by origin class; none if the guard is not asked for
   */
  public record Answers(
      List<List<EdgeAnswer>> preflights,
      List<List<EdgeAnswer>> actuals,
      List<List<EdgeGuard>> guards) {
    public Answers {
      guards = guards.stream().map(List::copyOf).toList();
      preflights = preflights.stream().map(List::copyOf).toList();
      actuals = actuals.stream().map(List::copyOf).toList();
    }

    /** Whether the guard refuses some request. */
    public boolean guarded() {
      return guards.stream().flatMap(List::stream).anyMatch(each -> each != EdgeGuard.HANDLED);
    }

    /** Whether nothing at the path is under a policy. */
    public boolean notGoverned() {
      return preflights.stream().flatMap(List::stream).allMatch(EdgeAnswer::notOurs);
    }
  }
}
