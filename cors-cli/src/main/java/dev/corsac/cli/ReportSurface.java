package dev.corsac.cli;

import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.cli.application.SourceLines;
import dev.corsac.cli.compare.Differences;
import dev.corsac.cli.report.Before;
import dev.corsac.cli.report.HtmlReport;
import dev.corsac.cli.report.MarkdownReport;
import dev.corsac.cli.report.SourceUrl;
import dev.corsac.cli.report.SurfaceReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code corsac report}: who may call what, as a page and as Markdown. */
@Command(
    name = "report",
    description = {
      "Writes a report of who may call what: cors-report.html, a page that needs no network, and"
          + " cors-report.md.",
      "Exit status: 0 written, 2 bad input."
    })
final class ReportSurface implements Callable<Integer> {

  /** The formats. */
  enum Format {
    HTML("html", "cors-report.html"),
    MARKDOWN("markdown", "cors-report.md");

    private final String shown;
    private final String file;

    Format(String shown, String file) {
      this.shown = shown;
      this.file = file;
    }

    @Override
    public String toString() {
      return shown;
    }

    private String of(SurfaceReport report) {
      return this == HTML ? HtmlReport.of(report) : MarkdownReport.of(report);
    }
  }

  @Mixin private CompiledPlaces application = new CompiledPlaces();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Write only this format, one of ${COMPLETION-CANDIDATES}: to the standard output, or into"
              + " the folder of --output.")
  private @Nullable Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Write into this folder; default: the current folder.")
  private @Nullable Path folder;

  @Option(
      names = "--source-url",
      paramLabel = "URL",
      description =
          "Link each method to its source at this URL, with {file} and {line}:"
              + " https://github.com/acme/shop/blob/main/src/main/java/{file}#L{line}.")
  private @Nullable String sourceUrl;

  @Option(
      names = "--against",
      paramLabel = "OLD",
      description =
          "The old jar or class folder: routes that have changed since then show both versions.")
  private @Nullable String against;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    SurfaceReport report = report(CompiledApplication.open(application.places()));
    PrintWriter out = spec.commandLine().getOut();
    if (format != null && folder == null) {
      out.print(format.of(report));
    } else {
      OutputFolder written = new OutputFolder(folder == null ? Path.of("") : folder);
      Set<Format> wanted = format == null ? EnumSet.allOf(Format.class) : EnumSet.of(format);
      for (Format each : wanted) {
        out.println(written.write(each.file, each.of(report)));
      }
    }
    out.flush();
    return 0;
  }

  private SurfaceReport report(CompiledApplication opened) {
    Optional<SourceUrl> url = Optional.ofNullable(sourceUrl).map(SourceUrl::new);
    SourceLines lines = opened.lines();
    Optional<Before> before =
        Optional.ofNullable(against)
            .map(CompareSurfaces::open)
            .map(CompiledApplication::surface)
            .map(old -> new Before(old, Differences.between(old, opened.surface())));
    return SurfaceReport.of(
        opened.surface(),
        new SurfaceReport.Surroundings(
            route -> url.flatMap(template -> lines.of(route).flatMap(template::of)),
            opened.suppliers()::of,
            opened.frontDoor()),
        before);
  }
}
