package dev.corsac.processor.page;

import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.SurfaceRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The two files of the report in a directory: {@code cors-report.html} and {@code cors-report.md}.
 * What lies there is what compiled last: after errors there is none.
 */
public final class ReportFiles {
  private static final String PAGE = "cors-report.html";
  private static final String MARKDOWN = "cors-report.md";

  private final Path directory;

  /** The report in this directory, which is made if there is none. */
  public ReportFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes it.
   *
   * @param surface all routes
   * @param warnings what the compilation was warned of
   * @throws IOException if the directory or a file cannot be written
   */
  public void write(List<SurfaceRoute> surface, List<Diagnostic> warnings) throws IOException {
    Report report = Report.of(surface, warnings);
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(PAGE), HtmlReport.of(report));
    Files.writeString(directory.resolve(MARKDOWN), MarkdownReport.of(report));
  }

  /**
   * Deletes what an earlier compilation wrote.
   *
   * @throws IOException if a file cannot be deleted
   */
  public void delete() throws IOException {
    Files.deleteIfExists(directory.resolve(PAGE));
    Files.deleteIfExists(directory.resolve(MARKDOWN));
  }
}
