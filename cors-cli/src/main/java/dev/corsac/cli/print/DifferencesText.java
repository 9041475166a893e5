package dev.corsac.cli.print;

import dev.corsac.cli.compare.Difference;
import dev.corsac.cli.compare.Difference.Kind;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.List;
import java.util.Locale;

/** Differences for people. */
public final class DifferencesText {
  private DifferencesText() {}

  /** Prints them. */
  public static void print(List<Difference> differences, Terminal to) {
    if (differences.isEmpty()) {
      to.line("Nothing differs.");
      return;
    }
    for (Kind kind : Kind.values()) {
      List<Difference> these = of(differences, kind);
      if (!these.isEmpty()) {
        String title = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
        to.line(kind == Kind.WIDENED ? to.bad(title) : to.strong(title));
        these.forEach(each -> to.line("  " + where(each.route()) + ": " + each.text()));
        to.line("");
      }
    }
    to.line(
        of(differences, Kind.WIDENED).isEmpty()
            ? to.good("Nothing widened.")
            : to.bad(of(differences, Kind.WIDENED).size() + " widened."));
  }

  static List<Difference> of(List<Difference> differences, Kind kind) {
    return differences.stream().filter(each -> each.kind() == kind).toList();
  }

  private static String where(SurfaceRoute route) {
    return route.method() + " " + route.template();
  }
}
