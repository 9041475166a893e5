package dev.corsac.cli.print;

import dev.corsac.cli.application.SourceLine;

/** The path of a source file from the repository's root. */
final class SourceFiles {
  private SourceFiles() {}

  /**
   * The path.
   *
   * @param sources the folder of the sources; may be empty or end with a slash
   */
  static String path(String sources, SourceLine place) {
    String folder = sources.replace('\\', '/');
    return folder.isEmpty() || folder.endsWith("/")
        ? folder + place.file()
        : folder + "/" + place.file();
  }
}
