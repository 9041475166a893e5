package dev.corsac.cli;

import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.cli.compare.Difference;
import dev.corsac.cli.compare.Differences;
import dev.corsac.cli.print.DifferencesJson;
import dev.corsac.cli.print.DifferencesMarkdown;
import dev.corsac.cli.print.DifferencesText;
import dev.corsac.cli.print.SurfaceAnnotations;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code corsac diff}: what an application grants more or less than another. */
@Command(
    name = "diff",
    description = {
      "Compares what two compilations of an application grant: what widened, what narrowed.",
      "Exit status: 0 nothing widened, 1 something widened, 2 bad input."
    })
final class CompareSurfaces implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "The old jar or class folder; put the path separator between several.")
  private String before = "";

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      description = "The new jar or class folder, in the same form.")
  private String after = "";

  @Option(names = "--markdown", description = "Print Markdown, for a review comment.")
  private boolean markdown;

  @Mixin private FormatOption format = new FormatOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    FormatOption.Format asked = format.format(spec, markdown);
    CompiledApplication old = open(before);
    CompiledApplication now = open(after);
    List<Difference> differences = Differences.between(old.surface(), now.surface());
    switch (asked) {
      case TEXT -> DifferencesText.print(differences, Output.of(spec));
      case JSON -> format.json().print(spec, DifferencesJson.of(differences));
      case MARKDOWN -> {
        spec.commandLine().getOut().print(DifferencesMarkdown.of(differences));
        spec.commandLine().getOut().flush();
      }
      case SARIF, GITHUB ->
          format.print(spec, asked, SurfaceAnnotations.ofDifferences(differences, now.lines()));
    }
    return differences.stream().anyMatch(each -> each.kind() == Difference.Kind.WIDENED) ? 1 : 0;
  }

  /** Opens jars and class folders with the path separator between them. */
  static CompiledApplication open(String places) {
    return CompiledApplication.open(
        Stream.of(places.split(Pattern.quote(File.pathSeparator))).map(Path::of).toList());
  }
}
