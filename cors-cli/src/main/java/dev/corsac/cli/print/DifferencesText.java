package dev.corsac.cli.print;

import dev.corsac.cli.compare.Difference;
import dev.corsac.cli.compare.Difference.Kind;
import dev.corsac.cli.compare.DifferenceGroup;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Differences for people: what one policy changes on many routes is one line. */
public final class DifferencesText {
  /** How many routes of a group are named. */
  private static final int NAMED = 3;

  private DifferencesText() {}

  /** Prints them. */
  public static void print(List<Difference> differences, Terminal to) {
    if (differences.isEmpty()) {
      to.line("Nothing differs.");
      return;
    }
    for (Kind kind : Kind.values()) {
      List<DifferenceGroup> groups = DifferenceGroup.of(differences, kind);
      if (!groups.isEmpty()) {
        String title = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
        to.line(kind == Kind.WIDENED ? to.bad(title) : to.strong(title));
        String policy = "";
        for (DifferenceGroup group : groups) {
          if (!group.policy().equals(policy)) {
            policy = group.policy();
            to.line("  " + policy);
          }
          to.line("    " + group.text() + where(group.routes()));
        }
        to.line("");
      }
    }
    long widened = count(differences, Kind.WIDENED);
    to.line(widened == 0 ? to.good("Nothing widened.") : to.bad(widened + " widened."));
  }

  static long count(List<Difference> differences, Kind kind) {
    return differences.stream().filter(each -> each.kind() == kind).count();
  }

  private static String where(List<SurfaceRoute> routes) {
    String named =
        routes.stream().limit(NAMED).map(DifferencesText::where).collect(Collectors.joining(", "));
    return (routes.size() == 1 ? ": " : ", " + routes.size() + " routes: ")
        + named
        + (routes.size() > NAMED ? " and " + (routes.size() - NAMED) + " more" : "");
  }

  static String where(SurfaceRoute route) {
    return route.method() + " " + route.template();
  }
}
