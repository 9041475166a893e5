package dev.corsac.cli;

import picocli.CommandLine.Option;

/** {@code --sources}: where the sources are, for what is shown beside their lines. */
final class SourcesOption {
  @Option(
      names = "--sources",
      defaultValue = "src/main/java",
      paramLabel = "FOLDER",
      description =
          "The source folder, as a path from the repository's root, for sarif and github; default"
              + " ${DEFAULT-VALUE}.")
  private String folder = "";

  /** The folder. */
  String folder() {
    return folder;
  }
}
