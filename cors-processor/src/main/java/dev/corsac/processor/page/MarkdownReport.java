package dev.corsac.processor.page;

import dev.corsac.policy.Toleration;
import dev.corsac.processor.page.Report.Header;
import dev.corsac.processor.page.Report.Reach;
import dev.corsac.processor.page.Report.Resource;
import dev.corsac.processor.page.Report.Route;
import dev.corsac.processor.page.Report.Warning;
import java.util.List;
import java.util.stream.Collectors;

/** The report as Markdown: for a wiki, a pull request, a terminal. */
final class MarkdownReport {

  private final StringBuilder text = new StringBuilder();

  private MarkdownReport() {}

  /** The file's content. */
  static String of(Report report) {
    MarkdownReport markdown = new MarkdownReport();
    markdown.overview(report);
    report.resources().forEach(markdown::resource);
    markdown.warnings(report.warnings());
    return markdown.text.toString();
  }

  private void overview(Report report) {
    text.append("# Cross-origin report\n\n");
    text.append(report.routes().count()).append(" routes: ");
    text.append(report.count(Reach.LISTED_ORIGINS)).append(" for listed origins, ");
    text.append(report.count(Reach.ANY_ORIGIN)).append(" for any origin, ");
    text.append(report.count(Reach.SAME_ORIGIN)).append(" for the same origin only, ");
    text.append(report.count(Reach.NOT_GOVERNED)).append(" not governed.\n\n");
    text.append("| method | path | who | credentials |\n|---|---|---|---|\n");
    report
        .routes()
        .forEach(route ->
            text.append("| ")
                .append(Shown.markdown(route.surface().httpMethod()))
                .append(" | ")
                .append(Shown.codeInCell(route.surface().template()))
                .append(" | ")
                .append(who(route).replace("|", "\\|"))
                .append(" | ")
                .append(route.credentials() ? "yes" : "no")
                .append(" |\n"));
  }

  private static String who(Route route) {
    return route.reach() == Reach.LISTED_ORIGINS
        ? route.origins().stream().map(Shown::code).collect(Collectors.joining(", "))
        : route.reach().words();
  }

  private void resource(Resource resource) {
    text.append("\n## ").append(Shown.markdown(resource.simpleName())).append("\n\n");
    text.append(Shown.code(resource.name())).append("\n");
    resource.routes().forEach(this::route);
  }

  private void route(Route route) {
    text.append("\n### ").append(Shown.markdown(route.surface().httpMethod())).append(" ");
    text.append(Shown.code(route.surface().template())).append("\n\n");
    text.append(Shown.code(route.element())).append("\n\n");
    item("Who", who(route) + (route.credentials() ? ", with credentials" : ""));
    item("Before", route.sending() + " " + route.preflight());
    if (!route.requestHeaders().isEmpty()) {
      item(
          "May send",
          route.requestHeaders().stream()
              .map(MarkdownReport::header)
              .collect(Collectors.joining("; ")));
    }
    item("After", route.after());
    if (!route.exposedHeaders().isEmpty()) {
      item(
          "May read of its headers",
          route.exposedHeaders().stream().map(Shown::code).collect(Collectors.joining(", ")));
    }
    item("Decided by", Shown.markdown(route.decidedBy()));
    for (Toleration accepted : route.tolerated()) {
      item("Tolerated", Shown.code(accepted.id()) + ": " + Shown.markdown(accepted.reason()));
    }
    for (Warning warning : route.warnings()) {
      item("Warning", Shown.code(warning.id()));
    }
  }

  private static String header(Header header) {
    return Shown.code(header.name()) + " (" + Shown.markdown(header.source()) + ")";
  }

  private void warnings(List<Warning> warnings) {
    if (warnings.isEmpty()) {
      return;
    }
    text.append("\n## Warnings\n\n");
    for (Warning warning : warnings) {
      item(
          warning.id(),
          Shown.code(warning.element().toString()) + ": " + Shown.markdown(warning.text()));
    }
  }

  private void item(String name, String content) {
    text.append("- **").append(name).append(":** ").append(content).append("\n");
  }
}
