package dev.corsac.cli.report;

import dev.corsac.cli.application.GuardState;
import dev.corsac.cli.compare.Difference;
import dev.corsac.cli.print.Shown;
import dev.corsac.cli.report.ReportedRoute.AllowedHeader;
import dev.corsac.cli.report.SurfaceReport.Group;
import dev.corsac.policy.Toleration;
import java.util.stream.Collectors;

/** The report as Markdown: for a wiki, a pull request, a terminal. */
public final class MarkdownReport {
  private final StringBuilder text = new StringBuilder();

  private MarkdownReport() {}

  /** The file's content. */
  public static String of(SurfaceReport report) {
    MarkdownReport markdown = new MarkdownReport();
    markdown.overview(report);
    report.groups().forEach(markdown::group);
    return markdown.text.toString();
  }

  private void overview(SurfaceReport report) {
    text.append("# Cross-origin report\n\n");
    text.append(
        report.numbers().entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", ", "", ".\n\n")));
    text.append(Shown.markdown(report.door())).append("\n\n");
    text.append("| method | path | who | credentials | guard |\n|---|---|---|---|---|\n");
    for (ReportedRoute each : report.all()) {
      text.append("| ")
          .append(Shown.markdown(each.route().method()))
          .append(" | ")
          .append(Shown.codeInCell(each.route().template()))
          .append(" | ")
          .append(who(each).replace("|", "\\|"))
          .append(" | ")
          .append(each.traits().contains(Trait.CREDENTIALS) ? "yes" : "no")
          .append(" | ")
          .append(
              GuardState.of(each.route()) == GuardState.GUARDED
                  ? "on"
                  : each.traits().contains(Trait.NOT_GUARDED) ? "**off**" : "-")
          .append(" |\n");
    }
  }

  private static String who(ReportedRoute route) {
    return route.reach() == Reach.LISTED_ORIGINS
        ? route.origins().stream().map(Shown::code).collect(Collectors.joining(", "))
        : route.reach().words();
  }

  private void group(Group group) {
    text.append("\n## ").append(Shown.markdown(group.name())).append("\n");
    group.routes().forEach(this::route);
  }

  private void route(ReportedRoute route) {
    text.append("\n### ").append(Shown.markdown(route.route().method())).append(" ");
    text.append(Shown.code(route.route().template())).append("\n\n");
    String element = Shown.code(route.element());
    text.append(route.source().map(url -> "[" + element + "](<" + url + ">)").orElse(element));
    text.append(route.kind().map(kind -> ", " + kind).orElse("")).append("\n\n");
    item("Who", who(route));
    route.configured().forEach(each -> item("Configured", Shown.markdown(each.sentence())));
    item("Before", route.preflight());
    if (!route.requestHeaders().isEmpty()) {
      item(
          "May send",
          route.requestHeaders().stream()
              .map(MarkdownReport::header)
              .collect(Collectors.joining("; ")));
    }
    route.overlaps().ifPresent(each -> item("Beside", Shown.markdown(each)));
    item("After", route.after());
    if (!route.exposedHeaders().isEmpty()) {
      item(
          "May read of its headers",
          route.exposedHeaders().stream().map(Shown::code).collect(Collectors.joining(", ")));
    }
    item("From elsewhere", route.guard());
    item("Decided by", Shown.markdown(route.decidedBy()));
    for (Difference each : route.differences()) {
      item(
          each.kind() == Difference.Kind.WIDENED ? "Widened" : "Otherwise",
          Shown.markdown(each.text()));
    }
    route.before().ifPresent(before -> item("Was", Shown.markdown(before.readers())));
    for (Toleration accepted : route.tolerated()) {
      item("Tolerated", Shown.code(accepted.id()) + ": " + Shown.markdown(accepted.reason()));
    }
  }

  private static String header(AllowedHeader header) {
    return Shown.code(header.name()) + " (" + Shown.markdown(header.source()) + ")";
  }

  private void item(String name, String content) {
    text.append("- **").append(name).append(":** ").append(content).append("\n");
  }
}
