package dev.corsac.cli;

import dev.corsac.cli.print.Annotation;
import dev.corsac.cli.print.GitHubAnnotations;
import dev.corsac.cli.print.Sarif;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --format}: for whom a command prints what it finds. {@code --json} is short for one. */
final class FormatOption {

  /** The formats. */
  enum Format {
    TEXT,
    JSON,
    MARKDOWN,
    SARIF,
    GITHUB;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "One of ${COMPLETION-CANDIDATES}: for people, for programs, for a review comment, for"
              + " code scanning (SARIF 2.1.0), for annotations in GitHub Actions.")
  private @Nullable Format format;

  @Mixin private JsonOption json = new JsonOption();

  @Mixin private SourcesOption sources = new SourcesOption();

  /**
   * What was asked for; {@code text} if nothing was.
   *
   * @param markdown whether another option asks for that
   * @throws ParameterException if two options ask for different ones
   */
  Format format(CommandSpec spec, boolean markdown) {
    Format named = json.asked() ? Format.JSON : markdown ? Format.MARKDOWN : null;
    if ((json.asked() && markdown) || (format != null && named != null && format != named)) {
      throw new ParameterException(
          spec.commandLine(), "These options ask for different formats: use --format only.");
    }
    Format asked = format == null ? named : format;
    return asked == null ? Format.TEXT : asked;
  }

  /** {@code --json}, which knows how JSON is printed. */
  JsonOption json() {
    return json;
  }

  /** Prints annotations as SARIF or for GitHub. */
  void print(CommandSpec spec, Format as, List<Annotation> annotations) {
    if (as == Format.SARIF) {
      json.printRoot(spec, Sarif.of(annotations, sources.folder()));
    } else {
      spec.commandLine().getOut().print(GitHubAnnotations.of(annotations, sources.folder()));
      spec.commandLine().getOut().flush();
    }
  }
}
