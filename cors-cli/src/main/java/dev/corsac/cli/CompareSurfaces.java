package dev.corsac.cli;

import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.cli.compare.Difference;
import dev.corsac.cli.compare.Differences;
import dev.corsac.cli.print.DifferencesJson;
import dev.corsac.cli.print.DifferencesMarkdown;
import dev.corsac.cli.print.DifferencesText;
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
      description = "Jar or class folder of before; several with the path separator between them.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "The same of now.")
  private String after = "";

  @Option(names = "--markdown", description = "Print Markdown, for a review comment.")
  private boolean markdown;

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Difference> differences =
        Differences.between(open(before).surface(), open(after).surface());
    if (json.asked()) {
      json.print(spec, DifferencesJson.of(differences));
    } else if (markdown) {
      spec.commandLine().getOut().print(DifferencesMarkdown.of(differences));
      spec.commandLine().getOut().flush();
    } else {
      DifferencesText.print(differences, Output.of(spec));
    }
    return differences.stream().anyMatch(each -> each.kind() == Difference.Kind.WIDENED) ? 1 : 0;
  }

  private static CompiledApplication open(String places) {
    return CompiledApplication.open(
        Stream.of(places.split(Pattern.quote(File.pathSeparator))).map(Path::of).toList());
  }
}
