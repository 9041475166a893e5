package dev.corsac.cli.print;

import dev.corsac.cli.compare.Difference;
import dev.corsac.cli.compare.Difference.Kind;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.List;

/** Differences for a review comment. */
public final class DifferencesMarkdown {
  private DifferencesMarkdown() {}

  /** The comment. */
  public static String of(List<Difference> differences) {
    StringBuilder text = new StringBuilder("### Who may call what across origins\n\n");
    if (differences.isEmpty()) {
      return text.append("Nothing differs.\n").toString();
    }
    int widened = DifferencesText.of(differences, Kind.WIDENED).size();
    text.append(widened == 0 ? "Nothing widened.\n" : "**" + widened + " widened.**\n");
    text.append("\n| | route | what | policy |\n|---|---|---|---|\n");
    for (Kind kind : Kind.values()) {
      for (Difference each : DifferencesText.of(differences, kind)) {
        SurfaceRoute route = each.route();
        text.append("| ")
            .append(mark(kind))
            .append(" | ")
            .append(Shown.codeInCell(route.method() + " " + route.template()))
            .append(" | ")
            .append(Shown.markdown(each.text()))
            .append(" | ")
            .append(Shown.codeInCell(route.policy().map(p -> p.bearer()).orElse("none")))
            .append(" |\n");
      }
    }
    return text.toString();
  }

  private static String mark(Kind kind) {
    return switch (kind) {
      case WIDENED -> "**widened**";
      case NARROWED -> "narrowed";
      case CHANGED -> "changed";
    };
  }
}
