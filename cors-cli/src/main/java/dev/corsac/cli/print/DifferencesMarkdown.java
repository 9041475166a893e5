package dev.corsac.cli.print;

import dev.corsac.cli.application.Route;
import dev.corsac.cli.compare.Difference;
import dev.corsac.cli.compare.Difference.Kind;
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
        Route route = each.route();
        text.append("| ")
            .append(mark(kind))
            .append(" | ")
            .append(code(route.method() + " " + route.template()))
            .append(" | ")
            .append(plain(each.text()))
            .append(" | ")
            .append(
                code(
                    route
                        .policy()
                        .map(p -> p.line().map(Object::toString).orElse(p.site()))
                        .orElse("none")))
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

  private static String code(String text) {
    return "`" + text.replace("|", "\\|").replace("`", "'") + "`";
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (char c : text.replaceAll("\\s+", " ").toCharArray()) {
      if (c == '<') {
        plain.append("&lt;");
      } else if (c == '&') {
        plain.append("&amp;");
      } else {
        if ("\\`*_{}[]#|~!".indexOf(c) >= 0) {
          plain.append('\\');
        }
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
