package dev.corsac.cli.print;

import dev.corsac.cli.compare.Difference;
import dev.corsac.cli.compare.Difference.Kind;
import dev.corsac.cli.compare.DifferenceGroup;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.List;
import java.util.stream.Collectors;

/** Differences for a review comment. */
public final class DifferencesMarkdown {
  private DifferencesMarkdown() {}

  /** The comment. */
  public static String of(List<Difference> differences) {
    StringBuilder text = new StringBuilder("### Who may call what across origins\n\n");
    if (differences.isEmpty()) {
      return text.append("Nothing differs.\n").toString();
    }
    long widened = DifferencesText.count(differences, Kind.WIDENED);
    text.append(widened == 0 ? "Nothing widened.\n" : "**" + widened + " widened.**\n");
    text.append("\n| | what | policy | routes |\n|---|---|---|---|\n");
    for (Kind kind : Kind.values()) {
      for (DifferenceGroup each : DifferenceGroup.of(differences, kind)) {
        text.append("| ")
            .append(mark(kind))
            .append(" | ")
            .append(Shown.markdown(each.text()))
            .append(" | ")
            .append(Shown.codeInCell(each.policy()))
            .append(" | ")
            .append(routes(each.routes()))
            .append(" |\n");
      }
    }
    return text.toString();
  }

  /** Folded where there are many. */
  private static String routes(List<SurfaceRoute> routes) {
    String all =
        routes.stream()
            .map(route -> Shown.codeInCell(DifferencesText.where(route)))
            .collect(Collectors.joining("<br>"));
    return routes.size() == 1
        ? all
        : "<details><summary>" + routes.size() + " routes</summary>" + all + "</details>";
  }

  private static String mark(Kind kind) {
    return switch (kind) {
      case WIDENED -> "**widened**";
      case NARROWED -> "narrowed";
      case CHANGED -> "changed";
    };
  }
}
